package dev.roadcase.agent.runtime;

import java.util.Set;

/** Images on their way into a runtime. */
interface ImageLoad extends AutoCloseable {

    /**
     * Loads one of them and checks that it is there. If that fails, the name does not stay on an incomplete image.
     *
     * @param held what the runtime holds already; blobs of these need not be sent again
     * @throws dev.roadcase.agent.problem.Problem exit 4 if the bundle is damaged; exit 6 if the runtime does not take it
     */
    void load(WantedImage image, Set<WantedImage> held);

    /** Ends what is under way, and takes it away. */
    @Override
    default void close() {}
}
