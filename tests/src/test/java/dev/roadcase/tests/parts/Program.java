package dev.roadcase.tests.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A foreign program, run to its end; a journey fails if the program does. */
public final class Program {
    /** Words in front of a command that root has to run. */
    static final List<String> ASKING_ROOT =
            "root".equals(System.getProperty("user.name")) ? List.of() : List.of("sudo", "-n");

    private static final int MOST_SECONDS = 300;

    private Program() {}

    /** Its standard output. */
    public static byte[] run(String... words) {
        return run(List.of(words));
    }

    /** Its standard output. */
    public static byte[] run(List<String> words) {
        try {
            Path output = Files.createTempFile("output", ".txt");
            Path errors = Files.createTempFile("errors", ".txt");
            Process process = new ProcessBuilder(words)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            require(process, words, errors);
            byte[] read = Files.readAllBytes(output);
            Files.delete(output);
            Files.delete(errors);
            return read;
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

    private static void require(Process process, List<String> words, Path errors) throws IOException {
        try {
            if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(words + " did not end within " + MOST_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IllegalStateException(e);
        }
        if (process.exitValue() != 0) {
            throw new AssertionError(words + " exited with " + process.exitValue() + ": " + Files.readString(errors));
        }
    }
}
