package dev.roadcase.bundler.build;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The tar in a file, plain or in gzip, xz or zstd: told by its first bytes, because the name in a URL proves nothing. All unpacked bytes are counted, so that a small file cannot become an endless one.
 */
record ArchiveEntries(Path file, long most) {
    private static final int MOST_KIB = 66 << 10;
    private static final int MOST_ENTRIES = 1_000_000;

    /** Looks at one entry, whose content can be read while it does; true ends the walk. */
    @FunctionalInterface
    interface Visitor<E extends ArchiveEntry> {
        boolean visit(E entry, InputStream content) throws IOException;
    }

    /** Whether the file is a zip (APPNOTE.TXT 4.3.7). */
    static boolean isZip(Path file) throws IOException {
        byte[] magic = magic(file);
        return starts(magic, 'P', 'K', 3, 4) || starts(magic, 'P', 'K', 5, 6);
    }

    /** Visits the entries in their order. */
    void walkTar(Visitor<org.apache.commons.compress.archivers.tar.TarArchiveEntry> visitor) throws IOException {
        try (InputStream plain = new BoundedStream(unpacked(), most);
                TarArchiveInputStream tar = new TarArchiveInputStream(plain, StandardCharsets.UTF_8.name())) {
            walk(tar, visitor);
        }
    }

    private static <E extends ArchiveEntry> void walk(ArchiveInputStream<E> archive, Visitor<E> visitor)
            throws IOException {
        int count = 0;
        for (E entry = archive.getNextEntry(); entry != null; entry = archive.getNextEntry()) {
            count++;
            if (count > MOST_ENTRIES) {
                throw new IOException("more than " + MOST_ENTRIES + " entries");
            }
            if (visitor.visit(entry, archive)) {
                return;
            }
        }
    }

    private InputStream unpacked() throws IOException {
        byte[] magic = magic(file);
        InputStream in = new BufferedInputStream(Files.newInputStream(file));
        if (starts(magic, 0x1f, 0x8b)) {
            return new GZIPInputStream(in, 1 << 16);
        }
        if (starts(magic, 0xfd, '7', 'z', 'X', 'Z', 0)) {
            return new XZInputStream(in, MOST_KIB);
        }
        return starts(magic, 0x28, 0xb5, 0x2f, 0xfd) ? new ZstdInputStream(in) : in;
    }

    private static byte[] magic(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(6);
        }
    }

    private static boolean starts(byte[] magic, int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (i >= magic.length || (magic[i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
