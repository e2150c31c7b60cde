package dev.roadcase.bundler.saved;

import com.github.luben.zstd.ZstdInputStream;
import dev.roadcase.agent.problem.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.tukaani.xz.XZInputStream;

/** A tar in gzip, xz or zstd, as docker load takes it. It is unpacked first, since images are read in place. */
public record CompressedArchive(Path file, Kind kind) {
    private static final int MAGIC = 6;
    private static final int MOST_KIB = 66 << 10;

    /** How it is compressed. */
    public enum Kind {
        GZIP(0x1f, 0x8b),
        XZ(0xfd, '7', 'z', 'X', 'Z', 0),
        ZSTD(0x28, 0xb5, 0x2f, 0xfd);

        private final int[] magic;

        Kind(int... magic) {
            this.magic = magic;
        }

        /** The kind that something with these first bytes is of, if it is compressed. */
        static Optional<Kind> of(byte[] first) {
            return Arrays.stream(values()).filter(kind -> kind.begins(first)).findFirst();
        }

        private boolean begins(byte[] bytes) {
            for (int i = 0; i < magic.length; i++) {
                if (i >= bytes.length || (bytes[i] & 0xff) != magic[i]) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The archive at a path, if it is compressed. */
    public static Optional<CompressedArchive> at(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Kind.of(in.readNBytes(MAGIC)).map(kind -> new CompressedArchive(file, kind));
        } catch (IOException e) {
            throw Problem.badInput("read " + file + ": " + e.getMessage()).causedBy(e);
        }
    }

    /** Unpacks it into a new file, and says that. */
    public Path unpack(Path target) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            Files.copy(plain(in), target);
            return target;
        } catch (IOException e) {
            throw Problem.badInput("unpack " + file + ": " + e.getMessage()).causedBy(e);
        }
    }

    private InputStream plain(InputStream in) throws IOException {
        return switch (kind) {
            case GZIP -> new GZIPInputStream(in, 1 << 16);
            case XZ -> new XZInputStream(in, MOST_KIB);
            case ZSTD -> new ZstdInputStream(in);
        };
    }
}
