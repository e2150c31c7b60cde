package dev.roadcase.agent.runtime.layer;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.client.ClientRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Brings the files of layers to the disk. When a snapshot has its name, nobody looks at its files again, so they must be
 * there before, in case of a power cut. Layers that wait at the same time share one call, because each call waits for
 * all files of the file system.
 */
final class DiskSync {
    private final AtomicLong asked = new AtomicLong();
    private long done;

    /**
     * Does so for all snapshots.
     *
     * @param any of them, if there is one: they are all in one file system
     * @throws Problem exit 6 if the disk fails
     */
    void sync(Optional<FilledSnapshot> any) {
        try {
            if (any.isPresent()) {
                sync(any.get().folders().own());
            }
        } catch (IOException e) {
            throw Problem.machine("cannot bring layers to the disk: " + e.getMessage())
                    .causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
        }
    }

    /** Returns when all that was written to the folder's file system before the call is on the disk. */
    void sync(Path folder) throws IOException, InterruptedException {
        long mine = asked.incrementAndGet();
        synchronized (this) {
            if (done < mine) {
                long all = asked.get();
                call(folder);
                done = all;
            }
        }
    }

    private static void call(Path folder) throws IOException, InterruptedException {
        try (ClientRun call = ClientRun.start(List.of("sync", "--file-system", folder.toString()))) {
            if (!call.succeeds()) {
                throw new IOException("sync: " + call.reason());
            }
        }
    }
}
