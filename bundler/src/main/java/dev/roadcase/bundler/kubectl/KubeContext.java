package dev.roadcase.bundler.kubectl;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import java.io.File;
import java.nio.file.Path;

/**
 * A context of a user's kubeconfig (Kubernetes, "Organizing Cluster Access Using kubeconfig Files"). It holds no login.
 *
 * @param kubeconfig files as KUBECONFIG names them
 * @param cluster its name in these files
 * @param user its name in these files
 * @param server address of the API server
 */
public record KubeContext(
        String name, String kubeconfig, String cluster, String user, String namespace, String server) {
    /** The same with another namespace. */
    public KubeContext in(String other) {
        return new KubeContext(name, kubeconfig, cluster, user, other, server);
    }

    /** A value of KUBECONFIG for which this context counts, if this file holds its overlay. */
    public String over(Path overlay) {
        return overlay.toAbsolutePath() + File.pathSeparator + kubeconfig;
    }

    /**
     * A kubeconfig that makes this the current context where it stands before the user's own files: of two contexts of one
     * name, kubectl takes the first.
     */
    public String overlay() {
        ObjectNode config =
                Json.object().put("apiVersion", "v1").put("kind", "Config").put("current-context", name);
        config.putArray("contexts")
                .addObject()
                .put("name", name)
                .putObject("context")
                .put("cluster", cluster)
                .put("user", user)
                .put("namespace", namespace);
        return Json.pretty(config);
    }
}
