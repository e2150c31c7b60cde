package dev.roadcase.bundler.resolve;

import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.layout.WriteSlot;
import dev.roadcase.bundler.saved.SavedEntry;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;

/** A part of an archive on this computer, copied from where it stands. */
record SavedContent(SavedEntry entry) implements Content {
    @Override
    public void writeTo(WriteSlot place) throws IOException {
        try (FileChannel channel = FileChannel.open(entry.path())) {
            place.copy(channel, entry.offset());
        }
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(entry.path());
    }
}
