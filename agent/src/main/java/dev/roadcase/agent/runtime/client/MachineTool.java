package dev.roadcase.agent.runtime.client;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A program that every Linux has, such as {@code ip}. Where it is missing, nothing can have been made with it.
 *
 * @param name found on PATH
 */
public record MachineTool(String name) {
    /** A service may take 90 s to stop (systemd-system.conf(5), DefaultTimeoutStopSec). */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** What it puts out; nothing if it is missing or fails. */
    public List<String> answer(String... words) {
        try {
            return run("", words);
        } catch (Problem e) {
            return List.of();
        }
    }

    /**
     * Has it do something.
     *
     * @throws Problem exit 6 if it is missing or fails, with its own words
     */
    public List<String> run(String input, String... words) {
        List<String> command = Stream.concat(Stream.of(name), Stream.of(words)).toList();
        try (ClientRun call = ClientRun.start(command)) {
            try (OutputStream in = call.in()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            if (!call.ends(PATIENCE)) {
                throw failure(command, "no end within " + PATIENCE.toMinutes() + " minutes");
            }
            if (!call.succeeds()) {
                throw failure(command, call.reason());
            }
            return call.output().lines().toList();
        } catch (IOException e) {
            throw failure(command, e.getMessage()).causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
        }
    }

    private static Problem failure(List<String> command, String reason) {
        return Problem.machine("`" + String.join(" ", command) + "` failed: " + reason);
    }
}
