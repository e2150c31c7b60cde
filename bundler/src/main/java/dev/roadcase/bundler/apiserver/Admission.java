package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What stands in the way of objects in a cluster that is somebody else's. It is asked before anything changes, also with a
 * trial that the server makes and does not keep (Kubernetes API concepts, "Dry-run").
 */
public final class Admission {
    private static final List<String> VERBS = List.of("get", "create", "patch", "delete");
    /** What a server says whose own extensions cannot only try. */
    private static final String NO_TRIALS = "does not support dry run";

    private static final ApiResource NAMESPACES = new ApiResource("v1", "Namespace", "namespaces", false, Set.of());
    private static final ApiResource PODS = new ApiResource("v1", "Pod", "pods", true, Set.of());

    private final ApiServer server;
    private final LiveKinds kinds;
    private final Set<String> obstacles = new LinkedHashSet<>();
    private final Map<AccessQuestion, Boolean> allowed = new LinkedHashMap<>();
    private final Map<String, Boolean> namespaces = new LinkedHashMap<>();
    private final Set<String> defined = new TreeSet<>();

    public Admission(ApiServer server) {
        this.server = server;
        this.kinds = new LiveKinds(server);
    }

    /**
     * What stands in their way, a line each.
     *
     * @param manifests texts with their values, by what they are
     * @param later the same of what steps apply: nobody knows yet how the cluster is then
     * @param bundle the digest of the bundle's index.json
     * @throws Problem exit 3 if a text is none of manifests; exit 5 if the API server does not answer
     */
    public List<String> obstacles(Map<String, String> manifests, Map<String, String> later, Digest bundle) {
        List<ApiObject> all = objects(manifests, bundle);
        Set<String> coming = new TreeSet<>();
        all.stream()
                .filter(object -> object.kind().equals("Namespace"))
                .forEach(object -> object.name().ifPresent(coming::add));
        all.stream()
                .filter(object -> object.kind().equals("CustomResourceDefinition"))
                .forEach(object -> defined.add(kind(object.json().path("spec"))));
        all.forEach(object -> look(object, coming).ifPresent(resource -> tryOut(object, resource)));
        objects(later, bundle).forEach(object -> look(object, coming));
        forbidden().forEach(obstacles::add);
        return List.copyOf(obstacles);
    }

    private List<ApiObject> objects(Map<String, String> manifests, Digest bundle) {
        List<ApiObject> all = new ArrayList<>();
        manifests.forEach((shown, text) ->
                all.addAll(new ManifestObjects(shown, text, server.scope().namespace()).named(bundle)));
        return all;
    }

    /** The resource of an object that may be applied now. */
    private Optional<ApiResource> look(ApiObject object, Set<String> coming) {
        Optional<ApiResource> found = kinds.find(object);
        if (found.isEmpty() && isDefined(object)) {
            return Optional.empty();
        }
        if (found.isEmpty()) {
            obstacles.add("it knows no kind " + object.kind() + " in " + object.version());
            return Optional.empty();
        }
        ApiResource resource = found.get();
        if (resource.namespaced() && !isThere(object.namespace())) {
            if (!coming.contains(object.namespace())) {
                obstacles.add("it has no namespace " + object.namespace() + ": create it (kubectl create namespace "
                        + object.namespace() + "), or name another one with --namespace");
            }
            mayDo(resource, object.namespace());
            return Optional.empty();
        }
        return !isThereAlready(object) && mayDo(resource, object.namespace()) ? found : Optional.empty();
    }

    private static String kind(JsonNode definition) {
        return definition.path("group").asText() + " "
                + definition.path("names").path("kind").asText();
    }

    /** Whether the demo brings the definition of its kind. */
    private boolean isDefined(ApiObject object) {
        return defined.contains(object.version().replaceFirst("/.*", "") + " " + object.kind());
    }

    /** A namespace that others have made for the show stays as it is. */
    private boolean isThereAlready(ApiObject object) {
        return object.kind().equals("Namespace")
                && object.name().filter(this::isThere).isPresent();
    }

    /** Whoever may not look for it learns later whether it is there. */
    private boolean isThere(String namespace) {
        return namespaces.computeIfAbsent(
                namespace,
                name -> !ask(AccessQuestion.of("get", NAMESPACES, ""))
                        || server.find(NAMESPACES.path("", name)).isPresent());
    }

    private boolean mayDo(ApiResource resource, String namespace) {
        long granted = VERBS.stream()
                .filter(verb -> ask(AccessQuestion.of(verb, resource, namespace)))
                .count();
        return (!Readiness.counts(resource.kind()) || ask(AccessQuestion.of("list", PODS, namespace)))
                && granted == VERBS.size();
    }

    private boolean ask(AccessQuestion question) {
        return allowed.computeIfAbsent(question, its -> its.isAllowedAt(server));
    }

    private void tryOut(ApiObject object, ApiResource resource) {
        if (object.name().isEmpty()) {
            obstacles.add("a manifest has a " + object.kind() + " without a name");
            return;
        }
        String path = resource.path(object.namespace(), object.name().get());
        Ownership ownership = new Ownership(server, true);
        try {
            if (ownership.isDue(object, path) && !ownership.isInTheWayOf(object, path) && !isTaken(object, path)) {
                obstacles.add("it has no namespace " + object.namespace());
            }
        } catch (Problem refused) {
            if (!refused.getMessage().contains(NO_TRIALS)) {
                obstacles.add(refused.getMessage());
            }
        }
    }

    private boolean isTaken(ApiObject object, String path) {
        ObjectNode tried = object.json().deepCopy();
        server.scope().mark(tried);
        return server.patch(
                path + "?fieldManager=" + FieldOwner.CONTROLLER + "&force=true&dryRun=All",
                ClusterObjects.APPLY,
                tried,
                object.shown());
    }

    /** A line for what is the same but for the verb. */
    private List<String> forbidden() {
        Map<String, List<String>> verbs = new LinkedHashMap<>();
        allowed.forEach((question, may) -> {
            if (!may && !question.equals(AccessQuestion.of("get", NAMESPACES, ""))) {
                verbs.computeIfAbsent(question.object(), its -> new ArrayList<>())
                        .add(question.verb());
            }
        });
        List<String> lines = new ArrayList<>();
        verbs.forEach((object, its) -> lines.add("you may not " + String.join(", ", its) + " " + object));
        return lines;
    }
}
