package dev.roadcase.agent.cluster;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program kubectl with its flags, called without a shell.
 *
 * @param command the program, and the flags of every call
 * @param folder for what it puts out: that may be secret, so the folder is its owner's alone
 */
public record Kubectl(List<String> command, Path folder) {
    /** How kubectl ended, and what it said. */
    record Ended(boolean succeeded, Path output, String errors) {
        /** What it put out. */
        String text() {
            return read(output).strip();
        }
    }

    public Kubectl {
        command = List.copyOf(command);
    }

    /** Applies a file as the owner of all fields in it, unless somebody else owns one with another value. */
    Ended apply(Path file) {
        return run("apply", "--server-side", "--field-manager=roadcase", "--filename=" + file);
    }

    /** Runs it to its end. */
    Ended run(String... words) {
        Path output = folder.resolve("kubectl.out");
        Path errors = folder.resolve("kubectl.err");
        List<String> whole = Stream.concat(command.stream(), Stream.of(words)).toList();
        try {
            Process process = new ProcessBuilder(whole)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            return new Ended(process.waitFor() == 0, output, read(errors).strip());
        } catch (IOException e) {
            throw Problem.machine("run " + command.get(0) + ": " + e.getMessage())
                    .causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Problem.machine("read " + file + ": " + e.getMessage()).causedBy(e);
        }
    }
}
