package dev.roadcase.bundler.kubectl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.NearNames;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.client.ClientRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The contexts of a user's kubeconfig, as kubectl sees them.
 *
 * @param program where kubectl is
 * @param kubeconfig a value of KUBECONFIG
 */
public record UserContexts(Path program, String kubeconfig) {

    /** Their names. */
    public List<String> names() {
        return ask("get-contexts", "--output=name").lines().sorted().toList();
    }

    /**
     * One of them. No login is read.
     *
     * @throws Problem exit 2 if there is none of this name
     */
    public KubeContext context(String name) {
        List<String> names = names();
        if (!names.contains(name)) {
            throw Problem.usage("the kubeconfig " + kubeconfig + " has no context " + name
                            + NearNames.question(name, names).orElse(""))
                    .advise(choice(names));
        }
        return context(
                name,
                Json.object(ask("view", "--minify", "--context=" + name, "--output=json")
                        .getBytes(StandardCharsets.UTF_8)));
    }

    /** Which a user could name. */
    public static String choice(List<String> names) {
        return names.isEmpty()
                ? "set KUBECONFIG to a file that has the cluster"
                : "name one with --context: " + String.join(", ", names);
    }

    private KubeContext context(String name, ObjectNode view) {
        JsonNode context = view.path("contexts").path(0).path("context");
        return new KubeContext(
                name,
                kubeconfig,
                context.path("cluster").asText(),
                context.path("user").asText(),
                context.path("namespace").asText("default"),
                view.path("clusters").path(0).path("cluster").path("server").asText());
    }

    private String ask(String... words) {
        List<String> command = new ArrayList<>(List.of(program.toString(), "config"));
        command.addAll(List.of(words));
        try (ClientRun run = ClientRun.start(command, Map.of("KUBECONFIG", kubeconfig))) {
            run.in().close();
            if (!run.succeeds()) {
                throw Problem.machine("kubectl cannot read the kubeconfig " + kubeconfig + ": " + run.reason());
            }
            return run.output();
        } catch (IOException e) {
            throw Problem.machine("run " + program + ": " + e.getMessage()).causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }
}
