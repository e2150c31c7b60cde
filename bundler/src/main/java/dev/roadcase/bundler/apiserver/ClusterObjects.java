package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.time.Deadline;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Objects of the cluster, changed as kubectl changes them. */
public final class ClusterObjects {
    static final String APPLY = "application/apply-patch+yaml";
    private static final String MERGE = "application/merge-patch+json";

    private static final Duration GONE = Duration.ofMinutes(1);

    private final ApiServer server;
    private final ApiResources resources;
    private final FieldOwner owner;
    private final Ownership ownership;
    private final Function<ManifestObjects, List<ApiObject>> reading;

    /** Those of this API server. */
    public ClusterObjects(ApiServer server) {
        this(server, FieldOwner.STEP, ManifestObjects::all);
    }

    private ClusterObjects(ApiServer server, FieldOwner owner, Function<ManifestObjects, List<ApiObject>> reading) {
        this.server = server;
        this.resources = new ApiResources(server);
        this.owner = owner;
        this.ownership = new Ownership(server, owner == FieldOwner.CONTROLLER);
        this.reading = reading;
    }

    /**
     * The same in the name of the controller's agent, which knows these objects again.
     *
     * @param bundle the digest of the bundle's index.json, after which the agent names objects without a name
     */
    public static ClusterObjects ofController(ApiServer server, Digest bundle) {
        return new ClusterObjects(server, FieldOwner.CONTROLLER, manifests -> manifests.named(bundle));
    }

    /**
     * Makes objects as they stand in manifests, whoever else has changed them (Kubernetes, "Server-Side Apply").
     *
     * @param shown what the manifests are, for messages
     * @throws Problem exit 3 if they are none; exit 5 if the API server does not take one
     */
    public void apply(String shown, String manifests) {
        read(shown, manifests).forEach(this::apply);
    }

    private List<ApiObject> read(String shown, String manifests) {
        return reading.apply(
                new ManifestObjects(shown, manifests, server.scope().namespace()));
    }

    private void apply(ApiObject object) {
        ApiResource resource = resources.of(object.version(), object.kind());
        String what = "apply " + object.shown();
        Optional<String> name = object.name();
        if (name.isEmpty()) {
            server.scope().mark(object.json());
            server.create(resource.path(object.namespace()), object.json(), what);
            return;
        }
        String path = resource.path(object.namespace(), name.get());
        if (!ownership.isDue(object, path)) {
            return;
        }
        if (ownership.isInTheWayOf(object, path)) {
            delete(object);
        }
        ownership.mark(object);
        if (!server.patch(path + "?fieldManager=" + owner + "&force=true", APPLY, object.json(), what)) {
            throw Problem.badInput(what + " failed: the cluster has no namespace " + object.namespace());
        }
    }

    /** Deletes a node of the cluster, whose pods go elsewhere then. One that is not there is no problem. */
    public void deleteNode(String name) {
        server.delete("/api/v1/nodes/" + name, "delete node " + name);
    }

    /** Deletes the objects of manifests, the last one first, and waits until they are gone. */
    public void delete(String shown, String manifests) {
        List<ApiObject> objects = read(shown, manifests);
        Collections.reverse(objects);
        objects.forEach(this::delete);
    }

    private void delete(ApiObject object) {
        String what = "delete " + object.shown();
        path(object)
                .filter(ownership::isOurs)
                .filter(path -> server.delete(path, what))
                .ifPresent(path -> {
                    if (!new Deadline(GONE).until(() -> server.find(path).isEmpty())) {
                        throw Problem.upstream(what + " failed: it is still there after " + GONE.toSeconds() + " s");
                    }
                });
    }

    /** Deletes an object of another bundle, with all that belongs to it, and waits until it is gone. */
    public void delete(CarriedObject object) {
        ObjectNode json = Json.object().put("apiVersion", object.version()).put("kind", object.kind());
        json.putObject("metadata").put("namespace", object.namespace()).put("name", object.name());
        delete(new ApiObject(json, object.namespace()));
    }

    /** Where the object is; nothing has such a path if it has no name, or if the cluster does not know its kind. */
    private Optional<String> path(ApiObject object) {
        return object.name()
                .flatMap(name -> resources
                        .find(object.version(), object.kind())
                        .map(resource -> resource.path(object.namespace(), name)));
    }

    /**
     * Waits until the objects of manifests have all their pods, and they are ready.
     *
     * @throws Problem exit 5 if it has not come to that in this time
     */
    public void awaitPods(String shown, String manifests, Duration time) {
        awaitPods(shown, manifests, time, () -> {});
    }

    /**
     * The same.
     *
     * @param meanwhile is called again and again, and may end it with a problem
     */
    public void awaitPods(String shown, String manifests, Duration time, Runnable meanwhile) {
        Deadline deadline = new Deadline(time);
        for (ApiObject object : read(shown, manifests)) {
            if (!deadline.until(() -> isReady(object, meanwhile))) {
                throw Problem.upstream("wait for the pods of " + object.shown() + " failed: they are not ready after "
                                + deadline)
                        .advise("kubectl describe " + object.kind() + " says why; the same command goes on from here");
            }
        }
    }

    private boolean isReady(ApiObject object, Runnable meanwhile) {
        meanwhile.run();
        return path(object)
                .filter(path -> Readiness.isAwaited(object.kind()))
                .map(path -> server.find(path)
                        .filter(live -> new Readiness(object.kind(), live, absent(object.kind())).holds())
                        .isPresent())
                .orElse(true);
    }

    /** Nodes that do not work matter to daemon sets alone. */
    private long absent(String kind) {
        return kind.equals("DaemonSet") ? new ClusterView(server).absent() : 0;
    }

    /**
     * Asks for a number of copies.
     *
     * @param kind as kubectl takes it
     */
    public void scale(String kind, String namespace, String name, int replicas) {
        String what = "scale " + kind + " " + name;
        String whole = resources.called(kind).path(namespace, name);
        if (!ownership.isOurs(whole)) {
            throw Problem.badInput(what + " failed: it is there, and is not the show's");
        }
        String path = whole + "/scale";
        ObjectNode change = Json.object();
        change.putObject("spec").put("replicas", replicas);
        if (!server.patch(path, MERGE, change, what)) {
            throw Problem.badInput(what + " failed: the namespace " + namespace + " has no such object");
        }
    }

    /** Whether Kubernetes takes a node for one that works. */
    public boolean isNodeReady(String name) {
        return server.find("/api/v1/nodes/" + name)
                .filter(live -> new Readiness("Node", live).holds())
                .isPresent();
    }
}
