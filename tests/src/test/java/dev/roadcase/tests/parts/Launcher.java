package dev.roadcase.tests.parts;

import dev.roadcase.agent.archive.source.Source;
import dev.roadcase.agent.archive.verification.Verification;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.agent.signature.TrustedKey;
import dev.roadcase.agent.signature.VerificationKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The program {@code bundle}, started as a user starts it: with settings and a working directory of the test's own. */
public final class Launcher {
    private static final Duration MOST = Duration.ofMinutes(10);

    /** Where the tests run in the background, or without a terminal, a shell has all that they start ignore these. */
    private static final List<String> HEEDING_SIGNALS = List.of("env", "--default-signal=HUP,INT");

    private final Path folder;
    private final List<String> before;
    private final Map<String, String> environment;

    private Launcher(Path folder, List<String> before, Map<String, String> environment) {
        this.folder = folder;
        this.before = before;
        this.environment = environment;
    }

    /** Works in this folder, and keeps its settings there too, in {@code settings}. */
    public static Launcher in(Path folder) {
        return new Launcher(
                folder,
                List.of(),
                Map.of("XDG_CONFIG_HOME", folder.resolve("settings").toString()));
    }

    /** The same with another working directory. */
    public Launcher from(Path other) {
        return new Launcher(other, before, environment);
    }

    /** The same with this in its environment; an empty value takes the variable away. */
    public Launcher with(String name, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(name, value);
        return new Launcher(folder, before, more);
    }

    /** The same, started through another command, such as {@code timeout 1}. */
    public Launcher through(String... words) {
        return new Launcher(folder, List.of(words), environment);
    }

    /** Runs it to its end, without input. */
    public Ran run(String... words) {
        try {
            Captured captured = Captured.from(process(words), MOST);
            return new Ran(captured.exitCode(), captured.text(), captured.err());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Holds a bundle that this user has made, or a set of volumes, against its signature and every byte of it: what
     * {@code verify} does, without the second that another process takes.
     */
    public void requireWhole(String file) {
        requireWhole(file, environment.get("XDG_CONFIG_HOME") + "/roadcase/signing.pub");
    }

    /** The same with the key of another. */
    public void requireWhole(String file, String key) {
        try {
            VerificationKey signer = VerificationKey.parse(Files.readAllBytes(folder.resolve(key)))
                    .orElseThrow();
            Trust trust = new Trust(List.of(new TrustedKey(signer, "the test says so")), false);
            new Verification(Source.open(folder.resolve(file)), () -> trust, Events.NONE, 1)
                    .run()
                    .close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs it to its end, without input.
     *
     * @param listener hears each line when it comes, on either of its outputs, with the time since the beginning
     * @return its exit code
     */
    public int heard(BiConsumer<Duration, String> listener, String... words) {
        long start = System.nanoTime();
        try {
            Process process = process(words).redirectErrorStream(true).start();
            process.inputReader()
                    .lines()
                    .forEach(line -> listener.accept(Duration.ofNanos(System.nanoTime() - start), line));
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Starts it and leaves it running; what it says goes to {@code started.log} in the working directory. */
    public Process start(String... words) {
        try {
            return process(words)
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("started.log").toFile())
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the program is: the launcher in the checkout that these tests belong to. */
    public static Path program() {
        Path program = Path.of("").toAbsolutePath().resolveSibling("bundle");
        if (!Files.isExecutable(program)) {
            throw new AssertionError("no launcher at " + program + ": the tests run in their module's folder");
        }
        return program;
    }

    private ProcessBuilder process(String... words) {
        List<String> command = new ArrayList<>(HEEDING_SIGNALS);
        command.addAll(before);
        command.add(program().toString());
        command.addAll(List.of(words));
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        process.environment().remove("ROADCASE_PASSPHRASE");
        environment.forEach((name, value) -> set(process.environment(), name, value));
        return process;
    }

    private static void set(Map<String, String> variables, String name, String value) {
        if (value.isEmpty()) {
            variables.remove(name);
        } else {
            variables.put(name, value);
        }
    }
}
