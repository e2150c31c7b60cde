package dev.roadcase.agent.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The two streams of a program: the result (a line, or with {@code --json} one document) goes to standard output,
 * everything else to standard error. Both are UTF-8 whatever the locale says. Safe for several threads.
 */
public final class Console {
    private final OutputStream out;
    private final PrintStream err;
    private Footer footer = Footer.NONE;
    private boolean footerEnded;

    public Console(OutputStream out, OutputStream err) {
        this.out = out;
        this.err = new PrintStream(err, true, StandardCharsets.UTF_8);
    }

    /** The console of this process. */
    public static Console ofProcess() {
        return new Console(new FileOutputStream(FileDescriptor.out), new FileOutputStream(FileDescriptor.err));
    }

    /**
     * Writes text to standard output as it is.
     *
     * @throws Problem if it cannot be written; a reader that has gone is no failure
     */
    public synchronized void print(String text) {
        show(Footer.NONE);
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
            out.flush();
        } catch (IOException e) {
            if (!isBrokenPipe(e)) {
                throw Problem.machine("write to standard output: " + e.getMessage())
                        .causedBy(e);
            }
        }
    }

    /** Standard output for bytes, if bytes are the result: {@code -o -}. The caller must not close it. */
    public OutputStream bytes() {
        return out;
    }

    /** Writes a line of the result to standard output. */
    public void result(String line) {
        print(line + "\n");
    }

    /** Writes the one document of {@code --json} to standard output. */
    public void document(JsonNode document) {
        print(Json.pretty(document));
    }

    /** Writes a line to standard error. */
    public synchronized void say(String line) {
        err.print(footer.under(line));
    }

    /** Keeps these lines at the lower end of the terminal that standard error goes to, in the place of those before. */
    public synchronized void footer(List<String> lines) {
        show(footerEnded ? Footer.NONE : new Footer(lines));
    }

    /** From now on there is no footer, and the terminal is as it was before. */
    public synchronized void endFooter() {
        footerEnded = true;
        show(Footer.NONE);
    }

    private void show(Footer next) {
        err.print(footer.replacedBy(next));
        footer = next;
    }

    /** Writes an error to standard error, in three lines at most unless many things are wrong at once. */
    public synchronized void complain(Complaint complaint, boolean withTrace) {
        endFooter();
        if (withTrace) {
            complaint.thrown().printStackTrace(err);
        }
        complaint.lines().forEach(err::println);
    }

    static boolean isBrokenPipe(Throwable thrown) {
        return thrown instanceof UncheckedIOException wrapper
                ? isBrokenPipe(wrapper.getCause())
                : thrown instanceof IOException && "Broken pipe".equals(thrown.getMessage());
    }
}
