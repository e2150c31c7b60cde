package dev.roadcase.bundler.build;

import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FileEntry;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.build.debian.StagedLayer;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Fits layers of files into an image. Jib describes every folder above a file anew, for root and with the mode 0755, and
 * so it would take links away and change the rights of folders that the image has.
 */
record CopiesOverBase(BaseTree tree) {
    private static final long LARGEST = 64L << 30;

    /** The same files where the links of the image lead. */
    FileEntriesLayer placed(FileEntriesLayer layer) {
        FileEntriesLayer.Builder placed = FileEntriesLayer.builder().setName(layer.getName());
        for (FileEntry entry : layer.getEntries()) {
            String wanted = entry.getExtractionPath().toString();
            String place = tree.resolved(wanted);
            requireNoFolder(entry, wanted, place);
            if (!place.equals("/")) {
                placed.addEntry(new FileEntry(
                        entry.getSourceFile(),
                        AbsoluteUnixPath.get(place),
                        entry.getPermissions(),
                        entry.getModificationTime(),
                        entry.getOwnership()));
            }
        }
        return placed.build();
    }

    private void requireNoFolder(FileEntry entry, String wanted, String place) {
        boolean folder = place.equals("/") || tree.folder(place).isPresent();
        if (folder && !Files.isDirectory(entry.getSourceFile())) {
            throw Problem.badInput("copy " + entry.getSourceFile().getFileName() + " to " + wanted
                            + " failed: the base has a folder there")
                    .advise("write " + wanted + "/ to copy it into the folder");
        }
    }

    /** The same layer with the rights that the folders of the image have. */
    StagedLayer kept(StagedLayer layer) throws IOException {
        boolean[] differs = {false};
        new ArchiveEntries(layer.file(), LARGEST).walkTar((entry, content) -> {
            differs[0] |= folder(entry)
                    .filter(its -> !its.equals(BaseNode.KeptFolder.USUAL))
                    .isPresent();
            return differs[0];
        });
        return differs[0] ? rewritten(layer) : layer;
    }

    private StagedLayer rewritten(StagedLayer layer) throws IOException {
        Path file = layer.file().resolveSibling(layer.file().getFileName() + ".kept");
        MessageDigest packed = Digest.hasher();
        MessageDigest unpacked = Digest.hasher();
        try (OutputStream out = new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), packed);
                OutputStream gzip = new GZIPOutputStream(out, 1 << 16);
                TarArchiveOutputStream tar = tar(new DigestOutputStream(gzip, unpacked))) {
            rewrite(layer.file(), tar);
            tar.finish();
        }
        Files.delete(layer.file());
        Descriptor old = layer.descriptor();
        Descriptor descriptor = Descriptor.of(old.mediaType(), Digest.of(packed), Files.size(file));
        return new StagedLayer(descriptor, Digest.of(unpacked), file);
    }

    private void rewrite(Path file, TarArchiveOutputStream tar) throws IOException {
        new ArchiveEntries(file, LARGEST).walkTar((entry, content) -> {
            folder(entry).ifPresent(its -> {
                entry.setMode(entry.getMode() & ~07777 | its.mode());
                entry.setUserId(its.user());
                entry.setGroupId(its.group());
            });
            tar.putArchiveEntry(entry);
            content.transferTo(tar);
            tar.closeArchiveEntry();
            return false;
        });
    }

    private Optional<BaseNode.KeptFolder> folder(TarArchiveEntry entry) {
        return entry.isDirectory()
                ? tree.folder("/" + entry.getName().replaceFirst("^/+", "").replaceFirst("/+$", ""))
                : Optional.empty();
    }

    /** As jib writes one. */
    private static TarArchiveOutputStream tar(OutputStream out) {
        TarArchiveOutputStream tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
        tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
        tar.setAddPaxHeadersForNonAsciiNames(true);
        return tar;
    }
}
