package dev.roadcase.bundler.signal;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;

/** Says something if this process is stopped by a signal (Ctrl-C, TERM) before it has ended by itself. */
public final class LastWords {
    private final Thread hook;

    private LastWords(Thread hook) {
        this.hook = hook;
    }

    /** @throws Problem interrupted, where that is happening already */
    public static LastWords say(String words, Events events) {
        Thread hook = new Thread(() -> events.emit(new Event.Noted(words)));
        try {
            Runtime.getRuntime().addShutdownHook(hook);
            return new LastWords(hook);
        } catch (IllegalStateException e) {
            throw Problem.interrupted().causedBy(e);
        }
    }

    /** The process has ended by itself, well or not. */
    public void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is being stopped, and says so.
        }
    }
}
