package dev.roadcase.bundler.layout;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/** The bytes of a file of this computer. */
record LocalContent(Path path) implements Content {
    @Override
    public void writeTo(WriteSlot place) throws IOException {
        try (FileChannel channel = FileChannel.open(path)) {
            place.copy(channel, 0);
        }
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(path);
    }
}
