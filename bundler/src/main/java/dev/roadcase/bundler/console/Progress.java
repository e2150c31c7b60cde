package dev.roadcase.bundler.console;

import dev.roadcase.agent.console.Console;
import dev.roadcase.agent.console.PlainProgress;
import dev.roadcase.agent.event.Events;
import java.util.Locale;

/** How a user wants to follow long work. */
public enum Progress {
    /** What suits the place that standard error goes to: today plain lines, for terminals and pipes alike. */
    AUTO,
    PLAIN,
    JSON,
    NONE;

    /** A sink that shows events so on the console's standard error. */
    public Events on(Console console) {
        return switch (this) {
            case AUTO, PLAIN -> new PlainProgress(console, System::nanoTime);
            case JSON -> new JsonProgress(console);
            case NONE -> Events.NONE;
        };
    }

    /** The lower-case word of the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
