package dev.roadcase.bundler.provider;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A command on a machine, run on this process' own standard streams.
 *
 * @param folder where it is started
 */
public record MachineCommand(List<String> words, Path folder) {
    public MachineCommand {
        words = List.copyOf(words);
    }

    /** Answers its exit code. */
    public int run() {
        try {
            return new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw Problem.machine("run " + words.get(0) + ": " + e.getMessage()).causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }
}
