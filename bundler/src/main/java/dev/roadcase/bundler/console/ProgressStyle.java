package dev.roadcase.bundler.console;

import dev.roadcase.agent.console.Console;
import dev.roadcase.agent.console.progress.PlainProgress;
import dev.roadcase.agent.console.progress.SuitableProgress;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import java.util.Locale;

/** How the progress of long work is shown. */
public enum ProgressStyle {
    /** Bars if standard error is a terminal, lines if it is not. */
    AUTO,
    PLAIN,
    JSON,
    NONE;

    /** A sink for all events of this process, which shows them in this style on standard error. */
    public Events on(Console console) {
        return switch (this) {
            case AUTO -> SuitableProgress.on(console, System.getenv());
            case PLAIN -> new PlainProgress(console, System::nanoTime);
            case JSON -> new JsonProgress(console, System::nanoTime);
            case NONE -> Events.NONE;
        };
    }

    /** The same, which also shows all requests to servers. */
    public Events debuggingOn(Console console) {
        Events shown = on(console);
        return new RequestLog(this == NONE ? console::say : line -> shown.emit(new Event.Noted(line)), shown);
    }

    /** The lower-case word of the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
