package dev.roadcase.agent.file;

import java.nio.file.Path;
import java.util.Optional;

/** A file whose stamp is asked for again and again: its disk is looked at once. Safe for use by several threads. */
public final class StampedFile {
    private final Path file;
    private Optional<FileStamp> last = Optional.empty();

    public StampedFile(Path file) {
        this.file = file;
    }

    /** As {@link FileStamp#of}. */
    public synchronized Optional<FileStamp> stamp() {
        last = last.flatMap(this::again).or(() -> FileStamp.of(file));
        return last;
    }

    private Optional<FileStamp> again(FileStamp before) {
        return FileStamp.unchecked(file).filter(now -> now.device() == before.device());
    }
}
