package dev.roadcase.bundler.kubectl;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.show.ShowFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs kubectl for a show, on this process' own standard streams.
 *
 * @param program where kubectl is
 */
public record KubectlRun(Path program, ShowFolder show) {
    /** With these words, as they are. Answers its exit code. */
    public int run(List<String> words) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(words);
        ProcessBuilder kubectl = new ProcessBuilder(command).inheritIO();
        prepare(kubectl.environment());
        try {
            return kubectl.start().waitFor();
        } catch (IOException e) {
            throw Problem.machine("run " + program + ": " + e.getMessage()).causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }

    /** A variable, so that --kubeconfig among the words still wins. The controller is near: no proxy leads to it. */
    private void prepare(Map<String, String> environment) {
        environment.put("KUBECONFIG", show.kubeconfig().toAbsolutePath().toString());
        String before = environment.getOrDefault("NO_PROXY", environment.getOrDefault("no_proxy", ""));
        environment.put(
                "NO_PROXY",
                (before.isEmpty() ? "" : before + ",") + show.controller().address());
    }
}
