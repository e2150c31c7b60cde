package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import java.nio.file.Path;

/** Tells the user of a run that is stopped by a signal (Ctrl-C, TERM) that nothing of it is lost. */
final class Interruption {
    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    /** @throws Problem interrupted, where that is happening already */
    static Interruption of(Path output, Events events) {
        Thread hook = new Thread(() -> events.emit(new Event.Noted(
                "stopped: the same command goes on with what has arrived, which is kept beside " + output)));
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return new Interruption(hook);
        } catch (IllegalStateException e) {
            throw Problem.interrupted().causedBy(e);
        }
    }

    /** The run has ended by itself. */
    void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is being stopped, and says so.
        }
    }
}
