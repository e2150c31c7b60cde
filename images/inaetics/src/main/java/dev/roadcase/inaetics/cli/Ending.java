package dev.roadcase.inaetics.cli;

import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.service.Service;
import java.io.IOException;
import java.io.OutputStream;

/** Stops a service when the process is told to end: by SIGTERM or SIGINT, or since whoever started it is gone. */
final class Ending {
    private Ending() {}

    static Ending of(Service service, Events events) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(service, events), "stop"));
        return new Ending();
    }

    private static void stop(Service service, Events events) {
        try {
            service.stop();
        } catch (InterruptedException e) {
            events.warn("stopping was interrupted");
        }
    }

    /** @param untilEof whether the end of standard input ends the process too */
    void await(boolean untilEof) throws IOException {
        if (untilEof) {
            System.in.transferTo(OutputStream.nullOutputStream());
            System.exit(0);
        }
    }
}
