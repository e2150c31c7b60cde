package dev.roadcase.bundler.provider;

import dev.roadcase.bundler.cluster.dialect.MachineFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/** Files of a machine, as a tar for its root folder. All belong to root. */
public final class MachineTar {
    private final TarArchiveOutputStream tar;

    /** Writes one. */
    public MachineTar(OutputStream out) {
        tar = new TarArchiveOutputStream(out, StandardCharsets.UTF_8.name());
        tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    /** Adds a folder. */
    public void folder(String path, int mode) {
        put(entry(path, mode, 0), new byte[0]);
    }

    /** Adds a file. */
    public void file(MachineFile file) {
        byte[] content = file.content().getBytes(StandardCharsets.UTF_8);
        put(entry(file.path().substring(1), file.mode(), content.length), content);
    }

    /** Adds a file for root alone, with the content of one of this computer. */
    public void secret(String path, Path content) {
        try {
            tar.putArchiveEntry(entry(path, MachineFile.SECRET, Files.size(content)));
            Files.copy(content, tar);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Adds a symbolic link. */
    public void link(String path, String target) {
        TarArchiveEntry entry = new TarArchiveEntry(path, TarConstants.LF_SYMLINK);
        entry.setLinkName(target);
        put(entry, new byte[0]);
    }

    /** Ends it. Nothing can be added any more; what it was written to stays open. */
    public void finish() {
        try {
            tar.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TarArchiveEntry entry(String path, int mode, long size) {
        TarArchiveEntry entry = new TarArchiveEntry(path);
        entry.setMode(mode);
        entry.setSize(size);
        return entry;
    }

    private void put(TarArchiveEntry entry, byte[] content) {
        try {
            tar.putArchiveEntry(entry);
            tar.write(content);
            tar.closeArchiveEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
