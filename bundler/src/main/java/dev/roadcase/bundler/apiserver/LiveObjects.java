package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Objects of the cluster as they are now. */
final class LiveObjects {
    /** Kinds that people make at a show; others are those of the demo's own manifests. */
    static final Set<String> USUAL =
            Set.of("v1", "apps/v1", "batch/v1", "networking.k8s.io/v1", "rbac.authorization.k8s.io/v1");

    private final ApiServer server;
    private final ApiResources resources;
    private final LiveKinds kinds;

    LiveObjects(ApiServer server) {
        this.server = server;
        this.resources = new ApiResources(server);
        this.kinds = new LiveKinds(server);
    }

    /** An object of a manifest, if the cluster has it. */
    Optional<LiveObject> of(ApiObject object) {
        return kinds.find(object)
                .flatMap(resource -> object.name()
                        .flatMap(name -> server.find(resource.path(object.namespace(), name)))
                        .map(live -> new LiveObject(resource, live.path("metadata"))));
    }

    /** The same object, if it is there still. */
    Optional<LiveObject> again(LiveObject object) {
        return server.find(object.path())
                .map(live -> new LiveObject(object.resource(), live.path("metadata")))
                .filter(live -> live.uid().equals(object.uid()));
    }

    /**
     * All that has fields of steps in it.
     *
     * @param versions of the API in which the demo has objects
     */
    List<LiveObject> ofSteps(Set<String> versions) {
        Set<String> all = new TreeSet<>(USUAL);
        all.addAll(versions);
        return all.stream()
                .flatMap(resources::deletable)
                .flatMap(this::all)
                .filter(object -> object.isSetBy(FieldOwner.STEP))
                .toList();
    }

    private Stream<LiveObject> all(ApiResource resource) {
        return server.metadata(resource.path()).stream().map(metadata -> new LiveObject(resource, metadata));
    }

    /** What stands between workloads and their pods: replica sets of Deployments, jobs of CronJobs. */
    Stream<LiveObject> between() {
        return Stream.of(
                        new ApiResource("apps/v1", "ReplicaSet", "replicasets", true, Set.of()),
                        new ApiResource("batch/v1", "Job", "jobs", true, Set.of()))
                .flatMap(this::all);
    }

    /** All pods, with the names of their nodes. */
    List<RunningPod> pods() {
        ApiResource resource = new ApiResource("v1", "Pod", "pods", true, Set.of());
        return server.find(resource.path()).stream()
                .flatMap(list -> elements(list.path("items")))
                .map(pod -> RunningPod.of(resource, pod))
                .toList();
    }

    static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
