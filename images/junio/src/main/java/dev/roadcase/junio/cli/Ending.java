package dev.roadcase.junio.cli;

import dev.roadcase.junio.event.Events;

/** Stops a program when the process is told to end, by SIGTERM or SIGINT. */
final class Ending {
    private Ending() {}

    /** What ends a program. */
    @FunctionalInterface
    interface Stop {
        void stop() throws InterruptedException;
    }

    static void of(Stop stop, Events events) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> run(stop, events), "stop"));
    }

    private static void run(Stop stop, Events events) {
        try {
            stop.stop();
        } catch (InterruptedException e) {
            events.warn("stopping was interrupted");
        }
    }
}
