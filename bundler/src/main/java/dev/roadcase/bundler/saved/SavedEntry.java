package dev.roadcase.bundler.saved;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * A file in an archive or in a folder, read in place.
 *
 * @param path of the file that holds it
 * @param offset of its first byte there
 * @param size in bytes
 */
public record SavedEntry(Path path, long offset, long size) {
    private static final int BUFFER = 1 << 20;

    /** Its first bytes, at most this many. */
    byte[] read(int most) {
        try (FileChannel channel = FileChannel.open(path)) {
            InputStream in = Channels.newInputStream(channel.position(offset));
            return in.readNBytes((int) Math.min(most, size));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    /** Its digest; all of it is read. */
    Digest digest() {
        MessageDigest hasher = Digest.hasher();
        try (FileChannel channel = FileChannel.open(path)) {
            InputStream in = Channels.newInputStream(channel.position(offset));
            byte[] buffer = new byte[BUFFER];
            long left = size;
            while (left > 0) {
                int count = in.read(buffer, 0, (int) Math.min(BUFFER, left));
                if (count < 0) {
                    throw new IOException("it ends early");
                }
                hasher.update(buffer, 0, count);
                left -= count;
            }
            return Digest.of(hasher);
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Problem unreadable(IOException e) {
        return Problem.badInput("read " + path + ": " + e.getMessage()).causedBy(e);
    }
}
