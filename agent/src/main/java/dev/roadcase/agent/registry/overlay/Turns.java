package dev.roadcase.agent.registry.overlay;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Who may change a repository: one at a time. And how many documents, which can be large, may be in memory at once. */
final class Turns {
    private static final int LOCKS = 64;
    private static final int DOCUMENTS = 3;

    private final Object[] locks = Stream.generate(Object::new).limit(LOCKS).toArray();
    private final Semaphore documents = new Semaphore(DOCUMENTS, true);

    /** A change of files. */
    @FunctionalInterface
    interface Change<T> {
        T make() throws IOException;
    }

    /** Makes a change when nobody else changes the same repository. */
    <T> T of(RepositoryFolder folder, Change<T> change) {
        synchronized (locks[Math.floorMod(folder.hashCode(), LOCKS)]) {
            try {
                return change.make();
            } catch (IOException e) {
                throw Faults.unwritable(folder.path(), e);
            }
        }
    }

    /** Does what needs a document in memory. */
    <T> T withDocument(Supplier<T> work) {
        documents.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            documents.release();
        }
    }
}
