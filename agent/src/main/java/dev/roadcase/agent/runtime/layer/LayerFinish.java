package dev.roadcase.agent.runtime.layer;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.member.Member;
import dev.roadcase.agent.runtime.member.Unfinished;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives the files of a layer what they could not have while it was unpacked, because other layers or other members decide.
 *
 * @param folder of the layer
 * @param lower folders of the layers below it, the next one first
 */
record LayerFinish(Path folder, List<Path> lower) {
    private static final int SET_GROUP = 02000;
    private static final List<String> COPY = List.of(
            "tar",
            "--create",
            "--format=posix",
            "--no-recursion",
            "--numeric-owner",
            "--xattrs",
            "--xattrs-include=*",
            "--xattrs-exclude=trusted.*",
            "--null",
            "--verbatim-files-from",
            "--file=-");

    void finish(Unfinished unfinished) throws IOException, InterruptedException {
        for (Member link : unfinished.links()) {
            giveAttributes(link);
        }
        Map<Path, StringBuilder> lenders = new LinkedHashMap<>();
        List<String> alone = new ArrayList<>();
        for (String path : unfinished.borrowed()) {
            lender(path).ifPresentOrElse(layer -> lend(lenders, layer, path), () -> alone.add(path));
        }
        for (Map.Entry<Path, StringBuilder> each : lenders.entrySet()) {
            borrow(each.getKey(), each.getValue().toString());
        }
        for (String path : alone) {
            inheritGroup(new BytePath(path).below(folder));
        }
        if (unfinished.hasFolders()) {
            try (TarExtraction tar = TarExtraction.into(folder)) {
                unfinished.writeFolders(tar.in(), this::folderAsItIs);
                tar.end();
            }
        }
    }

    /** A change of the owner takes capabilities and the bit for set-user-ID away, so the mode comes after it. */
    private void giveAttributes(Member link) throws IOException {
        Path file = new BytePath(link.path()).below(folder);
        Files.setAttribute(file, "unix:uid", (int) link.owner().user(), LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:gid", (int) link.owner().group(), LinkOption.NOFOLLOW_LINKS);
        if (!Files.isSymbolicLink(file)) {
            Files.setAttribute(file, "unix:mode", link.mode());
        }
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.isSymbolicLink(file)) {
            giveTime(file, link);
        }
    }

    /** Java opens the file for that, which would wait for ever for the writer of a pipe. */
    private static void giveTime(Path file, Member link) throws IOException {
        FileTime time = FileTime.from(
                Instant.ofEpochSecond(link.modified().seconds(), link.modified().nanoseconds()));
        Files.getFileAttributeView(file, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setTimes(time, null, null);
    }

    /** Paths with zeros between them. */
    private static void lend(Map<Path, StringBuilder> lenders, Path layer, String path) {
        lenders.computeIfAbsent(layer, each -> new StringBuilder()).append(path).append('\0');
    }

    /** As Linux gives it to a new folder (inode(7), set-group-ID bit). */
    private static void inheritGroup(Path place) throws IOException {
        int mode = (int) Files.getAttribute(place.getParent(), "unix:mode", LinkOption.NOFOLLOW_LINKS);
        if ((mode & SET_GROUP) != 0) {
            Object group = Files.getAttribute(place.getParent(), "unix:gid", LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(place, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
        }
    }

    /** The highest layer that has the name, if it is a folder there. */
    private Optional<Path> lender(String path) {
        for (Path layer : lower) {
            Path place = new BytePath(path).below(layer);
            if (isReached(layer, place) && Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                return isFolder(place) ? Optional.of(layer) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Whether no link is on the way there: it might lead out of the layer. */
    private static boolean isReached(Path layer, Path place) {
        Path parent = place.getParent();
        return parent.equals(layer) || isFolder(parent) && isReached(layer, parent);
    }

    private static boolean isFolder(Path place) {
        return Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS);
    }

    /** From one tar to another, which has no way to write to the layer below. */
    private void borrow(Path lender, String paths) throws IOException, InterruptedException {
        List<Process> tars = ProcessBuilder.startPipeline(List.of(reading(lender), TarExtraction.untimed(folder)));
        try (OutputStream names = tars.get(0).getOutputStream()) {
            names.write(paths.getBytes(StandardCharsets.ISO_8859_1));
        }
        for (Process tar : tars) {
            if (tar.waitFor() != 0) {
                throw new IOException("tar cannot copy the attributes of folders in " + lender);
            }
        }
    }

    private static ProcessBuilder reading(Path lender) {
        List<String> command = new ArrayList<>(COPY);
        command.addAll(List.of("--directory=" + lender, "--files-from=-"));
        ProcessBuilder reading = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        reading.environment().put("LC_ALL", "C");
        return reading;
    }

    private Member folderAsItIs(String path) {
        Path place = new BytePath(path).below(folder);
        try {
            Map<String, Object> attributes =
                    Files.readAttributes(place, "unix:mode,uid,gid,lastModifiedTime", LinkOption.NOFOLLOW_LINKS);
            Instant time = ((FileTime) attributes.get("lastModifiedTime")).toInstant();
            return Member.folder(
                    path,
                    (int) attributes.get("mode") & 07777,
                    new Member.FileOwner((int) attributes.get("uid"), (int) attributes.get("gid")),
                    new Member.Moment(time.getEpochSecond(), time.getNano()));
        } catch (IOException e) {
            throw Problem.machine("cannot read " + place + ": " + e.getMessage())
                    .causedBy(e);
        }
    }
}
