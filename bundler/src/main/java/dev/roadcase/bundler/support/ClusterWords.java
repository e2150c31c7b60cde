package dev.roadcase.bundler.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.ApiServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the API server says of the cluster. It is asked for no Secret and no ConfigMap.
 *
 * @param namespaces that it is asked about; if empty, all
 */
record ClusterWords(ApiServer server, Set<String> namespaces) {

    private Map<String, String> questions() {
        return namespaces.isEmpty() ? everywhere() : inside();
    }

    /** What is in other namespaces of somebody else's cluster is nobody's business. */
    private Map<String, String> inside() {
        Map<String, String> questions = new LinkedHashMap<>();
        everywhere()
                .forEach((name, path) -> namespaces.stream()
                        .sorted()
                        .filter(namespace -> !name.equals("nodes"))
                        .forEach(namespace -> questions.put(
                                namespace + "/" + name,
                                path.substring(0, path.lastIndexOf('/')) + "/namespaces/" + namespace + "/" + name)));
        return questions;
    }

    private static Map<String, String> everywhere() {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put("nodes", "/api/v1/nodes");
        questions.put("pods", "/api/v1/pods");
        questions.put("events", "/api/v1/events");
        questions.put("services", "/api/v1/services");
        questions.put("endpoints", "/api/v1/endpoints");
        questions.put("replicationcontrollers", "/api/v1/replicationcontrollers");
        questions.put("deployments", "/apis/apps/v1/deployments");
        questions.put("daemonsets", "/apis/apps/v1/daemonsets");
        questions.put("statefulsets", "/apis/apps/v1/statefulsets");
        questions.put("jobs", "/apis/batch/v1/jobs");
        return questions;
    }

    /** A document for each kind; where the API server does not answer, one that says so. */
    List<SupportDocument> documents() {
        try {
            server.find("/version");
        } catch (Problem silent) {
            return List.of(new SupportDocument("kubernetes/unreachable.txt", silent.getMessage() + "\n"));
        }
        return questions().entrySet().stream()
                .map(question ->
                        new SupportDocument("kubernetes/" + question.getKey() + ".json", answer(question.getValue())))
                .toList();
    }

    private String answer(String path) {
        try {
            return server.find(path).map(ClusterWords::text).orElse("the API server knows no " + path + "\n");
        } catch (Problem unanswered) {
            return unanswered.getMessage() + "\n";
        }
    }

    private static String text(ObjectNode list) {
        return Json.pretty(list);
    }
}
