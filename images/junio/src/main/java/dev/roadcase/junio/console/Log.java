package dev.roadcase.junio.console;

import dev.roadcase.junio.event.Events;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/** Prints lines: plain ones on standard output, warnings and notes with the time in front on standard error. */
public final class Log implements Events {
    private final PrintStream out;
    private final PrintStream err;
    private final Clock clock;

    public Log(PrintStream out, PrintStream err, Clock clock) {
        this.out = out;
        this.err = err;
        this.clock = clock;
    }

    /** The log of this process. */
    public static Log ofProcess() {
        return new Log(System.out, System.err, Clock.systemUTC());
    }

    /** Prints a line as it is. */
    public synchronized void line(String text) {
        text(text + "\n");
    }

    /** Prints a text as it is, in UTF-8. */
    public synchronized void text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
        out.flush();
    }

    /** Prints an error: one line, without the time. */
    public void error(String text) {
        err.println("error: " + text);
    }

    @Override
    public void note(String fact) {
        err.println(time() + " " + fact);
    }

    @Override
    public void warn(String fact) {
        err.println(time() + " warning: " + fact);
    }

    private String time() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
