package dev.roadcase.bundler.pack;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;

/** What has to go when the process is stopped by a signal (Ctrl-C, TERM): nothing half-made stays behind. */
public final class Leftover {
    /** Nothing. */
    public static final Leftover NONE = new Leftover(new Thread());

    /** The thread that worked on it goes on for a moment, and may still add to what is being deleted. */
    private static final int MOST_TRIES = 50;

    private static final int PAUSE_MILLIS = 20;

    private final Thread hook;

    private Leftover(Thread hook) {
        this.hook = hook;
    }

    /** How something half-made is deleted; done twice it does no harm. */
    @FunctionalInterface
    public interface Deletion {
        /** Deletes it. */
        void run() throws IOException;
    }

    /**
     * Deletes it should the process be stopped.
     *
     * @throws Problem interrupted, where that is happening already; then it is deleted at once
     */
    public static Leftover of(Deletion deletion) {
        Thread hook = new Thread(() -> delete(deletion));
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return new Leftover(hook);
        } catch (IllegalStateException e) {
            delete(deletion);
            throw Problem.interrupted().causedBy(e);
        }
    }

    /** It was finished or deleted. */
    public void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is being stopped: the hook runs, and finds nothing.
        }
    }

    private static void delete(Deletion deletion) {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                deletion.run();
                return;
            } catch (IOException e) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
