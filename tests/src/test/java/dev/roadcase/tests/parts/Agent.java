package dev.roadcase.tests.parts;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The program {@code agent} in a process of its own. */
public final class Agent {
    private static final Duration MOST = Duration.ofMinutes(10);
    private static final List<String> PROGRAM = program();

    private final List<String> before;
    private final Map<String, String> environment;

    private Agent(List<String> before, Map<String, String> environment) {
        this.before = before;
        this.environment = environment;
    }

    /** {@code agent}, with these variables beside those of the test. */
    public static Agent with(Map<String, String> environment) {
        return new Agent(List.of(), environment);
    }

    /** {@code agent}, started by an administrator, as units start it. */
    public static Agent asRoot() {
        return new Agent(Program.ASKING_ROOT, Map.of());
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

    /** Kills it so many milliseconds after it has said this on standard error; says whether it still ran. */
    public boolean killAfter(String said, int milliseconds, String... words) {
        try {
            Process process = builder(words)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            boolean ended = !says(process, said) || process.waitFor(milliseconds, TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
            return !ended;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs it to its end, and does something else at the moment when it has said this on standard error. */
    public Ended runWith(String said, Runnable then, String... words) {
        try {
            Process process = builder(words).start();
            StringBuilder err = new StringBuilder();
            boolean done = false;
            BufferedReader lines = process.errorReader();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                err.append(line).append('\n');
                if (!done && line.contains(said)) {
                    then.run();
                    done = true;
                }
            }
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), out, err.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean says(Process process, String text) throws IOException {
        BufferedReader err = process.errorReader();
        for (String line = err.readLine(); line != null; line = err.readLine()) {
            if (line.contains(text)) {
                return true;
            }
        }
        return false;
    }

    private ProcessBuilder builder(String... words) {
        List<String> command = Stream.of(before.stream(), PROGRAM.stream(), Stream.of(words))
                .flatMap(part -> part)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    /** As its own launcher starts it, and {@code bundle}'s: compiling less takes half the time that it saves. */
    private static List<String> program() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx80m",
                "-XX:CompileThresholdScaling=5",
                "-XX:CompileCommand=quiet",
                "-XX:CompileCommand=CompileThresholdScaling,sun.security.provider.DigestBase::implCompressMultiBlock*,0.002",
                "-cp",
                Path.of("")
                        .toAbsolutePath()
                        .resolveSibling("agent/target/agent.jar")
                        .toString(),
                "dev.roadcase.agent.cli.Main");
    }

    /** How it ended, and what it said. */
    public record Ended(int exitCode, String out, String err) {

        /** The last line of its standard output. */
        public String lastLine() {
            return out.lines().reduce((before, last) -> last).orElse("");
        }
    }
}
