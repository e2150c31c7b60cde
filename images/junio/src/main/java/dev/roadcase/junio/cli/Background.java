package dev.roadcase.junio.cli;

import dev.roadcase.junio.console.Log;

/** Work without an end. What ends all the same ends the program, and Kubernetes starts it anew. */
final class Background {
    private static final int MISTAKE = 1;

    private Background() {}

    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    static void start(String name, Work work, Log log) {
        new Thread(() -> run(name, work, log), name).start();
    }

    private static void run(String name, Work work, Log log) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            log.error(name + " made a mistake: " + e);
            System.exit(MISTAKE);
        }
    }
}
