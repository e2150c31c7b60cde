package dev.roadcase.bundler.kubectl;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs kubectl for a show, on this process' own standard streams.
 *
 * @param program where kubectl is
 * @param kubeconfig a value of KUBECONFIG
 * @param near a host to which no proxy leads; absent where the user's own settings count
 */
public record KubectlRun(Path program, String kubeconfig, Optional<String> near) {
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

    /** A variable, so that --kubeconfig among the words still wins. */
    private void prepare(Map<String, String> environment) {
        environment.put("KUBECONFIG", kubeconfig);
        String before = environment.getOrDefault("NO_PROXY", environment.getOrDefault("no_proxy", ""));
        near.ifPresent(host -> environment.put("NO_PROXY", (before.isEmpty() ? "" : before + ",") + host));
    }
}
