package dev.roadcase.tests.parts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a process said that was run to its end. Until then it is kept in files, so that nobody has to read along, and what
 * the process leaves running in the background holds nobody up. The files are gone afterwards, however that went.
 *
 * @param out its standard output
 * @param err its standard error
 */
public record Captured(int exitCode, byte[] out, String err) {

    /**
     * Runs a process without input. If it takes longer than this, or the wait is interrupted, it is killed with all that it
     * has started.
     *
     * @throws IOException where it cannot be started
     */
    public static Captured from(ProcessBuilder process, Duration most) throws IOException {
        Path folder = Files.createTempDirectory("captured");
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        try {
            process.redirectInput(Path.of("/dev/null").toFile());
            process.redirectOutput(out.toFile()).redirectError(err.toFile());
            int exitCode = exitCode(process, most);
            return new Captured(exitCode, Files.readAllBytes(out), Files.readString(err));
        } finally {
            for (Path path : List.of(out, err, folder)) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Standard output as text. */
    public String text() {
        return new String(out, StandardCharsets.UTF_8);
    }

    private static int exitCode(ProcessBuilder builder, Duration most) throws IOException {
        Process process = builder.start();
        try {
            if (!process.waitFor(most.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(builder.command() + " did not end within " + most.toSeconds() + " s");
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            kill(process);
        }
    }

    /** What it has started may go on where it has ended by itself. */
    private static void kill(Process process) {
        if (process.isAlive()) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
