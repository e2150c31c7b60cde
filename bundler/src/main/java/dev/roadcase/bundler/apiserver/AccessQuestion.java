package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;

/**
 * Whether we may do something in a cluster, as {@code kubectl auth can-i} asks it (Kubernetes, "Authorization Overview").
 *
 * @param group of the API; empty for its core
 * @param namespace empty for what is in none
 */
record AccessQuestion(String verb, String group, String resource, String namespace) {
    private static final String VERSION = "authorization.k8s.io/v1";
    private static final String PATH = "/apis/" + VERSION + "/selfsubjectaccessreviews";

    static AccessQuestion of(String verb, ApiResource resource, String namespace) {
        int slash = resource.version().indexOf('/');
        return new AccessQuestion(
                verb,
                slash < 0 ? "" : resource.version().substring(0, slash),
                resource.plural(),
                resource.namespaced() ? namespace : "");
    }

    boolean isAllowedAt(ApiServer server) {
        ObjectNode question = Json.object().put("apiVersion", VERSION).put("kind", "SelfSubjectAccessReview");
        question.putObject("spec")
                .putObject("resourceAttributes")
                .put("verb", verb)
                .put("group", group)
                .put("resource", resource)
                .put("namespace", namespace);
        return server.create(PATH, question, "ask what we may do")
                .path("status")
                .path("allowed")
                .asBoolean();
    }

    /** What is asked about, without the verb. */
    String object() {
        return resource
                + (group.isEmpty() ? "" : "." + group)
                + (namespace.isEmpty() ? "" : " in the namespace " + namespace);
    }
}
