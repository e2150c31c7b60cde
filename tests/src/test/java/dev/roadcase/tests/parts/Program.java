package dev.roadcase.tests.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A foreign program, run to its end; a journey fails if the program does. */
public final class Program {
    /** Words in front of a command that root has to run. */
    static final List<String> ASKING_ROOT =
            "root".equals(System.getProperty("user.name")) ? List.of() : List.of("sudo", "-n");

    private static final Duration MOST = Duration.ofMinutes(10);

    private Program() {}

    /** Its standard output. */
    public static byte[] run(String... words) {
        return run(List.of(words));
    }

    /** Its standard output. */
    public static byte[] run(List<String> words) {
        try {
            Captured captured = Captured.from(new ProcessBuilder(words), MOST);
            if (captured.exitCode() != 0) {
                throw new AssertionError(words + " exited with " + captured.exitCode() + ": " + captured.err());
            }
            return captured.out();
        } catch (IOException e) {
            throw new UncheckedIOException(words.get(0) + " cannot be run: tests/run installs it", e);
        }
    }

    /** Its standard output as text. */
    public static String text(String... words) {
        return new String(run(words), StandardCharsets.UTF_8);
    }

    /** What it says when root runs it. */
    public static String asRoot(String... words) {
        return text(Stream.concat(ASKING_ROOT.stream(), Stream.of(words)).toArray(String[]::new));
    }
}
