package dev.roadcase.agent.file;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * The files that the agent writes on a machine, so that it can take them away again. Each is recorded before its first
 * byte is written, and what others had written there is kept. So a kill or a power cut leaves nothing that is not known.
 */
public final class WrittenFiles {
    private static final LinkOption[] AS_IT_IS = {LinkOption.NOFOLLOW_LINKS};

    private final Path root;
    private final Path folder;

    /** Of the machine whose files stand below {@code root}. */
    public WrittenFiles(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.folder = this.root.resolve("var/lib/roadcase");
    }

    /** Whether anything was ever recorded here. */
    public boolean isRecorded() {
        return Files.exists(file().path());
    }

    /** All that is recorded. */
    public WrittenRecord record() {
        return file().content()
                .map(bytes -> WrittenRecord.parse(new String(bytes, StandardCharsets.UTF_8)))
                .orElse(WrittenRecord.EMPTY);
    }

    /** Must be called before anything of ours runs: these folders are of others, even where we write into them later. */
    public void leave(Collection<String> folders) {
        save(record().leaving(folders));
    }

    /**
     * Must be called before these files are written.
     *
     * @param files by their paths on the machine, with the digests of what they will hold
     */
    public void announce(Map<String, Digest> files) {
        WrittenRecord before = record();
        files.keySet().stream()
                .filter(path -> !before.files().containsKey(path))
                .forEach(this::keep);
        WrittenRecord now = before;
        for (Map.Entry<String, Digest> file : files.entrySet()) {
            now = now.with(file.getKey(), file.getValue(), new MissingFolders(root).above(file.getKey()));
        }
        save(now);
    }

    /** Makes a configuration file say this, after that is recorded. Answers whether it said something else before. */
    public boolean write(Path configuration, byte[] content) {
        ConfigurationFile written = new ConfigurationFile(target(configuration));
        if (written.content().filter(there -> Arrays.equals(there, content)).isPresent()) {
            return false;
        }
        announce(Map.of(nameOf(written.path()), Digest.of(content)));
        return written.write(content);
    }

    /** The same for a text. */
    public boolean write(Path configuration, String content) {
        return write(configuration, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Where a path of the machine is. */
    public Path place(String path) {
        return Utf8Path.below(root, path.substring(1));
    }

    /** Where what others had written at a path is kept, if they had. */
    public Path kept(String path) {
        return Utf8Path.below(folder.resolve("before"), path.substring(1));
    }

    /** Puts back what others had written there, which is kept on; without such, deletes the file. */
    public void restore(String path) throws IOException {
        Path kept = kept(path);
        if (Files.exists(kept, AS_IT_IS)) {
            copy(kept, place(path));
        } else {
            Files.deleteIfExists(place(path));
        }
    }

    /** A link on the way is followed, as long as it leads to a file of this machine: others keep their link. */
    private Path target(Path configuration) {
        try {
            Path real = Files.exists(configuration) ? configuration.toRealPath() : configuration;
            return real.startsWith(root) ? real : configuration;
        } catch (IOException e) {
            throw Problem.machine("cannot read " + configuration + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    private String nameOf(Path place) {
        return "/" + root.relativize(place.toAbsolutePath().normalize());
    }

    private void keep(String path) {
        Path place = place(path);
        try {
            if (Files.isRegularFile(place, AS_IT_IS) || Files.isSymbolicLink(place)) {
                Files.createDirectories(kept(path).getParent());
                copy(place, kept(path));
            }
        } catch (IOException e) {
            throw Problem.machine("cannot keep a copy of " + place + " in " + folder + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** With its mode and times, and with its owner where an administrator does it. */
    private static void copy(Path from, Path to) throws IOException {
        Path partial = to.resolveSibling(NewFile.TEMPORARY + UUID.randomUUID());
        try {
            Files.copy(from, partial, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            if (Files.isRegularFile(partial, AS_IT_IS)) {
                sync(partial);
            }
            NewFile.publish(partial, to);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private void save(WrittenRecord record) {
        file().write(record.toString());
    }

    private ConfigurationFile file() {
        return new ConfigurationFile(folder.resolve("written"));
    }
}
