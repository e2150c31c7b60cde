package dev.roadcase.bundler.provider.ssh;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** SHA-256 of parts of a bundle's file. Each part is read once, however many machines it goes to. */
final class BundleSums {
    private static final int BUFFER = 1 << 20;

    private final Path file;
    private final Map<SummedPart, String> sums = new ConcurrentHashMap<>();

    BundleSums(Path file) {
        this.file = file;
    }

    private record SummedPart(long from, long to) {}

    /** In hexadecimal, of the bytes from here to there. */
    String of(long from, long to) {
        return sums.computeIfAbsent(new SummedPart(from, to), this::sum);
    }

    private String sum(SummedPart part) {
        try (FileChannel channel = FileChannel.open(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            for (long at = part.from(); at < part.to(); at += buffer.limit()) {
                buffer.clear().limit((int) Math.min(BUFFER, part.to() - at));
                if (channel.read(buffer, at) < 0) {
                    throw Problem.machine(file + " has become shorter");
                }
                digest.update(buffer.flip());
                buffer.position(0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw Problem.machine("cannot read " + file + ": " + e.getMessage()).causedBy(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
