package dev.roadcase.agent.runtime.client;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of a client. Closing ends it, whatever it is doing. */
public final class ClientRun implements AutoCloseable {
    private final Process process;
    private final Drain out;
    private final Drain err;

    private ClientRun(Process process) {
        this.process = process;
        this.out = Drain.of(process.getInputStream());
        this.err = Drain.of(process.getErrorStream());
    }

    /** Starts the program, found on PATH; its messages are English. */
    public static ClientRun start(List<String> command) throws IOException {
        return start(command, Map.of());
    }

    /** The same with more variables in its environment. */
    public static ClientRun start(List<String> command, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.environment().put("LC_ALL", "C");
        return new ClientRun(builder.start());
    }

    /** What it reads. */
    public OutputStream in() {
        return process.getOutputStream();
    }

    /** Waits for its end, at most this long. Answers whether it ended. */
    public boolean ends(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Waits for its end, however long it works. Answers whether it succeeded. */
    public boolean succeeds() throws InterruptedException {
        return process.waitFor() == 0;
    }

    /** What it put out. */
    public String output() throws InterruptedException {
        return out.all();
    }

    /** Whether it said anything on standard error. */
    public boolean saysWhy() throws InterruptedException {
        return !err.all().isBlank();
    }

    /** Why it failed, in its own words. */
    public String reason() throws InterruptedException {
        return err.lastLine();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
