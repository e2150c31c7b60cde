package dev.roadcase.bundler.build;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.problem.Problem;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;

/**
 * A file as a bundle carries it: compressed with zstd (RFC 8878) where that saves a tenth or more, else as it is. It uses one thread and a library of our own distribution, so that the same file gives the same bytes on every machine.
 */
public final class Compression {
    /** Level 12 takes 27 MiB more outside the heap, and all of prepare has to stay below 150 MiB. */
    private static final int LEVEL = 9;
    /** In bytes: below this, the padding of the tar is more than what is saved. */
    private static final long SMALLEST = 4096;

    private final Path staging;

    /** @param staging where the compressed file is put */
    public Compression(Path staging) {
        this.staging = staging;
    }

    /**
     * What is carried.
     *
     * @param descriptor {@link MediaType#FILE} or {@link MediaType#FILE_ZSTD}, digest and size of the bytes that are carried
     * @param file holds these bytes
     * @param content digest of the file itself
     * @param contentSize of the file itself, in bytes
     */
    public record CompressedFile(Descriptor descriptor, Path file, Digest content, long contentSize) {}

    /** Compresses a file that nobody writes to meanwhile; the file itself stays as it is. */
    public CompressedFile of(Path file) {
        try {
            Path packed = Files.createTempFile(staging, "file-", ".zst");
            MessageDigest content = Digest.hasher();
            MessageDigest carried = Digest.hasher();
            long size = compress(file, content, packed, carried);
            Digest own = Digest.of(content);
            if (size < SMALLEST || Files.size(packed) > size / 10 * 9) {
                Files.delete(packed);
                return new CompressedFile(Descriptor.of(MediaType.FILE, own, size), file, own, size);
            }
            Descriptor zstd = Descriptor.of(MediaType.FILE_ZSTD, Digest.of(carried), Files.size(packed));
            return new CompressedFile(zstd, packed, own, size);
        } catch (IOException e) {
            throw Problem.machine("compress " + file + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static long compress(Path file, MessageDigest content, Path target, MessageDigest carried)
            throws IOException {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), content);
                OutputStream out =
                        new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(target)), carried);
                ZstdOutputStreamNoFinalizer zstd = new ZstdOutputStreamNoFinalizer(out, LEVEL)) {
            zstd.setChecksum(true);
            return in.transferTo(zstd);
        }
    }
}
