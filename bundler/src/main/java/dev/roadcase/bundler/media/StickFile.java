package dev.roadcase.bundler.media;

import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file beside the bundles.
 *
 * @param name its path below the stick's folder, with slashes
 * @param content what it holds
 */
record StickFile(String name, Source content) {
    private static final int BUFFER = 64 << 10;

    static StickFile of(String name, String text) {
        return of(name, text.getBytes(StandardCharsets.UTF_8));
    }

    static StickFile of(String name, byte[] bytes) {
        return new StickFile(name, new BytesSource(name, bytes));
    }

    Path in(Stick stick) {
        return stick.folder().resolve(name);
    }

    /** Whether a file of this size stands there. Its bytes are not read. */
    boolean isThere(Stick stick) {
        try {
            return Files.isRegularFile(in(stick)) && Files.size(in(stick)) == content.size();
        } catch (IOException e) {
            return false;
        }
    }

    /** It appears when all of it is on the disk. */
    void write(Stick stick) {
        Path file = in(stick);
        try {
            Files.createDirectories(file.getParent());
            new NewFile(file).replace(this::copy);
        } catch (IOException e) {
            throw Problem.unwritable(file, e).advise(StickWriter.HOW_TO_GO_ON);
        }
    }

    private void copy(OutputStream out) throws IOException {
        byte[] bytes = new byte[BUFFER];
        for (long at = 0; at < content.size(); ) {
            int count = content.read(ByteBuffer.wrap(bytes), at);
            if (count == 0) {
                throw new IOException(content.name() + " ends after " + at + " bytes");
            }
            out.write(bytes, 0, count);
            at += count;
        }
    }
}
