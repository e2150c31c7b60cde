package dev.roadcase.bundler.provider.ssh;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.List;

/**
 * What a machine lacks of a bundle, as receive.sh reads it: each part with a line end behind it.
 *
 * @param parts of the file; those that the machine has are left out
 */
record SentParts(Path file, List<BundlePart> parts, Moved moved) {
    private static final int BUFFER = 1 << 18;

    /** Hears of what went out. */
    interface Moved {
        /** @param to all before this byte of the file is on its way, or there */
        void moved(long to, int bytes);
    }

    SentParts {
        parts = parts.stream().filter(BundlePart::isSent).toList();
    }

    /** @throws IOException if the other side takes no more */
    void writeTo(OutputStream out) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            for (BundlePart part : parts) {
                write(channel, part, out);
                out.write('\n');
            }
        }
    }

    private void write(FileChannel channel, BundlePart part, OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        long at = part.from();
        while (at < part.to()) {
            buffer.clear().limit((int) Math.min(BUFFER, part.to() - at));
            int read = channel.read(buffer, at);
            if (read < 0) {
                throw Problem.machine(file + " has become shorter");
            }
            out.write(buffer.array(), 0, read);
            at += read;
            moved.moved(at, read);
        }
    }
}
