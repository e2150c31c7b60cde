package dev.roadcase.bundler.layout;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Bytes that stand in a file of this computer.
 *
 * @param offset of the first one there
 */
record LocalContent(Path path, long offset) implements Content {
    @Override
    public void writeTo(WriteSlot place) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            place.copy(channel, offset);
        }
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(path);
    }
}
