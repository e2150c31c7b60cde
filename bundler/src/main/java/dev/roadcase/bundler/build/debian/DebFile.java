package dev.roadcase.bundler.build.debian;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** A package's file: an ar of debian-binary, control.tar.* and data.tar.*, in this order (deb(5)). */
final class DebFile {
    /** In KiB, the memory for a dictionary: {@code xz -9} needs this, and dpkg makes no larger ones. */
    private static final int MOST_KIB = 66 << 10;

    private static final int LARGEST_CONTROL = 1 << 20;

    private final Path file;

    DebFile(Path file) {
        this.file = file;
    }

    /** Takes the entries of data.tar, one after the other. */
    @FunctionalInterface
    interface MemberTaker {
        void take(TarArchiveEntry entry, InputStream content) throws IOException;
    }

    /** The text of one of the files in control.tar, where the package has it. */
    Optional<String> control(String name) throws IOException {
        try (TarArchiveInputStream tar = open("control.tar")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                if (entry.getName().replaceFirst("^\\./", "").equals(name) && entry.isFile()) {
                    return Optional.of(control(tar));
                }
            }
        }
        return Optional.empty();
    }

    /** Hands out all that the package installs. */
    void data(MemberTaker entries) throws IOException {
        try (TarArchiveInputStream tar = open("data.tar")) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.take(entry, tar);
            }
        }
    }

    private static String control(InputStream in) throws IOException {
        byte[] content = in.readNBytes(LARGEST_CONTROL + 1);
        if (content.length > LARGEST_CONTROL) {
            throw new IllegalArgumentException("a control file of over " + LARGEST_CONTROL + " bytes");
        }
        return new String(content, StandardCharsets.UTF_8);
    }

    /** The caller closes it, and with it all below. */
    private TarArchiveInputStream open(String member) throws IOException {
        ArArchiveInputStream ar = new ArArchiveInputStream(new BufferedInputStream(Files.newInputStream(file)));
        try {
            for (ArArchiveEntry entry = ar.getNextEntry(); entry != null; entry = ar.getNextEntry()) {
                if (entry.getName().startsWith(member)) {
                    return new TarArchiveInputStream(
                            unpacked(ar, entry.getName().substring(member.length())), "UTF-8");
                }
            }
            throw new IllegalArgumentException("a package without " + member);
        } catch (IOException | RuntimeException e) {
            ar.close();
            throw e;
        }
    }

    private static InputStream unpacked(InputStream in, String suffix) throws IOException {
        return switch (suffix) {
            case "" -> in;
            case ".gz" -> new GZIPInputStream(in);
            case ".xz" -> new XZInputStream(in, MOST_KIB);
            case ".zst" -> new ZstdInputStream(in);
            default -> throw new IllegalArgumentException("a package compressed in an unknown way: " + suffix);
        };
    }
}
