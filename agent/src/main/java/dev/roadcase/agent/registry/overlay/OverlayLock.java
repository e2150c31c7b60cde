package dev.roadcase.agent.registry.overlay;

import dev.roadcase.agent.problem.Problem;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** The right of one server to change an overlay. It ends with the process, however that ends. */
record OverlayLock(FileChannel file) implements Closeable {

    /** @throws Problem exit 6 if another server has it */
    static OverlayLock take(Path path) {
        try {
            FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tried(file).isEmpty()) {
                file.close();
                throw Problem.machine("another server uses the overlay " + path.getParent())
                        .advise("stop it, give this one another folder with --overlay DIR, or start it with"
                                + " --read-only");
            }
            return new OverlayLock(file);
        } catch (IOException e) {
            throw Problem.unwritable(path, e);
        }
    }

    private static Optional<FileLock> tried(FileChannel file) throws IOException {
        try {
            return Optional.ofNullable(file.tryLock());
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw Faults.unreadable(Path.of("lock"), e);
        }
    }
}
