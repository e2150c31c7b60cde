package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.store.StoreRefusal;
import dev.roadcase.agent.registry.store.StoreRefusal.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** What a disk's faults mean for a client. */
final class Faults {
    private Faults() {}

    /** A file that cannot be read. */
    static Problem unreadable(Path file, IOException e) {
        return Problem.machine("cannot read " + file + ": " + e.getMessage()).causedBy(e);
    }

    /** A file that cannot be written. The JDK has no exception for a full disk, only the system's words. */
    static RuntimeException unwritable(Path file, IOException e) {
        String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
        return words.contains("no space") || words.contains("quota") || words.contains("too large")
                ? new StoreRefusal(Reason.DISK_FULL, "the disk with the overlay is full: nothing was kept of this")
                : Problem.unwritable(file, e);
    }
}
