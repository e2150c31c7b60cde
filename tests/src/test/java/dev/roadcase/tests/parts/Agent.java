package dev.roadcase.tests.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The program {@code agent}, or {@code bundle}, in a process of its own. */
public final class Agent {
    private static final Duration MOST = Duration.ofMinutes(10);

    private final List<String> before;
    private final String main;
    private final Map<String, String> environment;

    private Agent(List<String> before, String main, Map<String, String> environment) {
        this.before = before;
        this.main = main;
        this.environment = environment;
    }

    /** {@code agent}, with these variables beside those of the test. */
    public static Agent with(Map<String, String> environment) {
        return new Agent(List.of(), "dev.roadcase.agent.cli.Main", environment);
    }

    /** {@code bundle}. */
    public static Agent bundle() {
        return new Agent(List.of(), "dev.roadcase.bundler.cli.Main", Map.of());
    }

    /** {@code agent}, started by an administrator, as units start it. */
    public static Agent asRoot() {
        return new Agent(Program.ASKING_ROOT, "dev.roadcase.agent.cli.Main", Map.of());
    }

    /** Runs it to its end, whatever that is. */
    public Ended run(String... words) {
        try {
            Captured captured = Captured.from(builder(words), MOST);
            return new Ended(captured.exitCode(), captured.text(), captured.err());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts it, and leaves what it says unread. */
    public Process start(String... words) {
        try {
            return builder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder builder(String... words) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Stream<String> program = Stream.of(java, "-Xmx64m", "-cp", System.getProperty("java.class.path"), main);
        List<String> command = Stream.of(before.stream(), program, Stream.of(words))
                .flatMap(part -> part)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    /** How it ended, and what it said. */
    public record Ended(int exitCode, String out, String err) {

        /** The last line of its standard output. */
        public String lastLine() {
            return out.lines().reduce((before, last) -> last).orElse("");
        }
    }
}
