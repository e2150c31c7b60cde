package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All objects of a show in a cluster that is somebody else's: those of the demo, and those that its steps have made. They
 * are known by their label.
 */
public final class GuestObjects {
    private static final Duration GONE = Duration.ofMinutes(1);
    private static final String NAMESPACE = "Namespace";

    /** What the cluster makes of a service, with its labels, and takes away with it. */
    private static final Set<String> SHADOWS = Set.of("Endpoints", "EndpointSlice");

    private final ApiServer server;
    private final ApiResources resources;
    private final LiveKinds kinds;
    private final List<CarriedObject> known;

    /** @param known objects that came with the show's bundle: they are found also where nobody may list them */
    public GuestObjects(ApiServer server, List<CarriedObject> known) {
        this.server = server;
        this.resources = new ApiResources(server);
        this.kinds = new LiveKinds(server);
        this.known = List.copyOf(known);
    }

    /**
     * Deletes all of them, waits until they are gone, and answers what they were. Namespaces and definitions of
     * kinds go last; one in which others have made something stays, and counts as no object of the show.
     *
     * @throws Problem exit 5 if something stays
     */
    public List<String> deleteAll() {
        return delete(object -> true);
    }

    /** The same, but namespaces and definitions of kinds stay. */
    public List<String> deleteInside() {
        return delete(object -> !isShared(object));
    }

    /** Deletes what came from a manifest of the demo and has none any more. */
    public List<String> deleteWithout(List<CarriedObject> now) {
        return delete(
                object -> ShowScope.isOfDemo(object.metadata()) && now.stream().noneMatch(its -> isSame(its, object)));
    }

    private static boolean isSame(CarriedObject its, LiveObject object) {
        return its.kind().equals(object.resource().kind())
                && its.name().equals(object.name())
                && (!object.resource().namespaced() || its.namespace().equals(object.namespace()));
    }

    private List<String> delete(Predicate<LiveObject> meant) {
        List<LiveObject> objects = new ArrayList<>(all().stream().filter(meant).toList());
        Collections.reverse(objects);
        List<LiveObject> inside =
                objects.stream().filter(object -> !isShared(object)).toList();
        inside.forEach(this::delete);
        awaitEnd(inside);
        List<LiveObject> shared = objects.stream()
                .filter(GuestObjects::isShared)
                .filter(this::isEmpty)
                .toList();
        shared.forEach(this::delete);
        awaitEnd(shared);
        return Stream.concat(inside.stream(), shared.stream())
                .map(GuestObjects::shown)
                .toList();
    }

    /** Others may have put something into it. */
    private static boolean isShared(LiveObject object) {
        return object.resource().kind().equals(NAMESPACE) || isDefinition(object);
    }

    private static boolean isDefinition(LiveObject object) {
        return object.resource().kind().equals("CustomResourceDefinition");
    }

    private static String shown(LiveObject object) {
        return object.resource().kind() + " " + (object.namespace().isEmpty() ? "" : object.namespace() + "/")
                + object.name();
    }

    /** Whether nothing is in a namespace, or of a kind, that somebody has made. */
    private boolean isEmpty(LiveObject shared) {
        return isDefinition(shared)
                ? new DefinedObjects(server, shared.path()).areNone()
                : new NamespaceContent(server, shared.name()).isNobodys();
    }

    private void delete(LiveObject object) {
        server.delete(object.path(), "delete " + object.shown());
    }

    private void awaitEnd(List<LiveObject> deleted) {
        List<LiveObject> left = new ArrayList<>(deleted);
        boolean gone = new Deadline(GONE).until(() -> {
            left.removeIf(object -> look(object.resource(), object.path())
                    .filter(its -> its.path("metadata").path("uid").asText().equals(object.uid()))
                    .isEmpty());
            return left.isEmpty();
        });
        if (!gone) {
            throw Problem.upstream("delete " + shown(left.get(0)) + " failed: it is still there after "
                            + GONE.toSeconds() + " s")
                    .advise("its finalizers may wait for somebody; the same command goes on from here");
        }
    }

    /** Nothing is taken for gone that we may not see, but for namespaces that others have made. */
    private Optional<ObjectNode> look(ApiResource resource, String path) {
        return resource.kind().equals(NAMESPACE) ? server.findIfAllowed(path) : server.find(path);
    }

    /** In the order in which the bundle's manifests have them; those of steps come last. */
    private List<LiveObject> all() {
        Map<String, LiveObject> all = new LinkedHashMap<>();
        Stream.concat(named(), labelled())
                .filter(object -> object.owners().isEmpty())
                .filter(object -> !SHADOWS.contains(object.resource().kind()))
                .forEach(object -> all.putIfAbsent(object.uid(), object));
        return List.copyOf(all.values());
    }

    private Stream<LiveObject> named() {
        return known.stream()
                .flatMap(its -> kinds.find(its.version(), its.kind()).stream()
                        .flatMap(resource -> look(resource, resource.path(its.namespace(), its.name())).stream()
                                .map(object -> object.path("metadata"))
                                .filter(metadata -> server.scope().has(metadata) || HelmRevisions.wentOn(metadata))
                                .map(metadata -> new LiveObject(resource, metadata))))
                .flatMap(this::withLaterRevisions);
    }

    private Stream<LiveObject> withLaterRevisions(LiveObject object) {
        return Stream.concat(
                Stream.of(object),
                new HelmRevisions(server).after(object.resource().kind(), object.namespace(), object.name()));
    }

    private Stream<LiveObject> labelled() {
        Set<String> versions = new TreeSet<>(LiveObjects.USUAL);
        versions.addAll(server.scope().versions());
        Set<String> seen = new HashSet<>();
        return versions.stream()
                .flatMap(resources::deletable)
                .filter(resource -> seen.add(resource.version() + " " + resource.plural()))
                .flatMap(this::labelled);
    }

    private Stream<LiveObject> labelled(ApiResource resource) {
        Stream<JsonNode> found =
                server.scope().lists(resource).flatMap(path -> server.metadataIfAllowed(path).stream());
        return found.map(metadata -> new LiveObject(resource, metadata));
    }
}
