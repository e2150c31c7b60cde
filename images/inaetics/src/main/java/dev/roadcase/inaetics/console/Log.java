package dev.roadcase.inaetics.console;

import dev.roadcase.inaetics.event.Event;
import dev.roadcase.inaetics.event.Events;
import java.io.PrintStream;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Events as lines with the time in front. */
public final class Log implements Events {
    private final PrintStream out;
    private final Clock clock;

    public Log(PrintStream out, Clock clock) {
        this.out = out;
        this.clock = clock;
    }

    /** The log of this process. */
    public static Log ofProcess() {
        return new Log(System.err, Clock.systemUTC());
    }

    @Override
    public void emit(Event event) {
        String mark = event instanceof Event.Warned ? " warning: " : " ";
        out.println(clock.instant().truncatedTo(ChronoUnit.MILLIS) + mark + event.fact());
    }
}
