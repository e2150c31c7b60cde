package dev.roadcase.bundler.apiserver;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.time.Deadline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All objects of a show: those of the demo's workloads, and those that its steps have made. They are taken away, so that
 * the demo can begin anew. Not safe for several threads.
 */
public final class ShowObjects {
    private static final String APPLY = "application/apply-patch+yaml";
    private static final Duration GONE = Duration.ofMinutes(1);
    /** What holds data without a pod, or makes pods now and then. */
    private static final Set<String> WITH_DATA = Set.of("ConfigMap", "Secret", "CronJob");

    private final ApiServer server;
    private final LiveObjects live;
    private final List<ApiObject> demo = new ArrayList<>();
    private final Set<String> owners = new HashSet<>();
    private final Set<String> namespaces = new HashSet<>();
    private final Map<String, LiveObject> deleted = new LinkedHashMap<>();
    private List<LiveObject> staying = List.of();

    /**
     * Reads manifests, and asks nothing yet.
     *
     * @param bundle the digest of the bundle's index.json
     * @param workloads texts of manifests with their values, by what they are
     * @throws Problem exit 3 if a text is none of manifests
     */
    public ShowObjects(ApiServer server, Digest bundle, Map<String, String> workloads) {
        this.server = server;
        this.live = new LiveObjects(server);
        workloads.forEach((shown, text) ->
                demo.addAll(new ManifestObjects(shown, text, server.scope().namespace()).named(bundle)));
        demo.forEach(object -> namespaces.add(object.namespace()));
    }

    /** Takes notice of all that has pods now, since nobody can tell whose they were once it is gone. */
    public void look() {
        note(Stream.concat(renewed(), ofSteps().stream()).toList());
    }

    private void note(List<LiveObject> objects) {
        objects.forEach(object -> {
            owners.add(object.uid());
            namespaces.add(object.namespace());
        });
        live.between()
                .filter(object -> object.owners().stream().anyMatch(owners::contains))
                .forEach(object -> owners.add(object.uid()));
    }

    /** The demo's objects that have pods or data, as they are now. */
    private Stream<LiveObject> renewed() {
        return demo.stream()
                .filter(object -> Readiness.counts(object.kind()) || WITH_DATA.contains(object.kind()))
                .flatMap(object -> Stream.concat(live.of(object).stream(), laterRevisions(object)));
    }

    /** What Helm has made of a release of the demo since. */
    private Stream<LiveObject> laterRevisions(ApiObject object) {
        return new HelmRevisions(server)
                .after(object.kind(), object.namespace(), object.name().orElse(""));
    }

    private List<LiveObject> ofSteps() {
        return live.ofSteps(demo.stream().map(ApiObject::version).collect(Collectors.toSet()));
    }

    /**
     * Deletes what the steps have made, and what of the demo has pods or data. What was there before a step has changed it
     * stays.
     *
     * @return what the steps had made
     */
    public List<String> delete() {
        List<LiveObject> old = new ArrayList<>(renewed().toList());
        List<LiveObject> steps = ofSteps();
        note(Stream.concat(old.stream(), steps.stream()).toList());
        Set<String> demos = demo.stream()
                .flatMap(object -> live.of(object).stream())
                .map(LiveObject::uid)
                .collect(Collectors.toSet());
        List<LiveObject> made = steps.stream()
                .filter(object -> !demos.contains(object.uid()) && isOfStepsAlone(object))
                .toList();
        staying = steps.stream().filter(object -> !made.contains(object)).toList();
        Collections.reverse(old);
        Stream.concat(old.stream(), made.stream()).forEach(this::delete);
        return made.stream().map(LiveObject::shown).toList();
    }

    private static boolean isOfStepsAlone(LiveObject object) {
        return object.owners().isEmpty()
                && !object.isSetBy(FieldOwner.CONTROLLER)
                && !object.isSetBy(FieldOwner.KUBECTL);
    }

    /** Pods have no other end than that of all pods. */
    private void delete(LiveObject object) {
        if (!object.resource().kind().equals("Pod")) {
            server.delete(object.path(), "delete " + object.shown());
            deleted.put(object.uid(), object);
        }
    }

    /**
     * Ends the pods of all that was deleted, and waits until all of it is gone. Answers how many pods there were.
     *
     * @throws Problem exit 5 if something stays
     */
    public int endPods() {
        int pods = new PodEnd(server, live, owners, namespaces).run();
        if (!new Deadline(GONE).until(this::isGone)) {
            LiveObject first = deleted.values().iterator().next();
            throw Problem.upstream(
                            "delete " + first.shown() + " failed: it is still there after " + GONE.toSeconds() + " s")
                    .advise("its finalizers may wait for somebody; the same command goes on from here");
        }
        return pods;
    }

    private boolean isGone() {
        deleted.values().removeIf(object -> live.again(object).isEmpty());
        return deleted.isEmpty();
    }

    /** What has pods and is neither the demo's nor the cluster's own: somebody has made it, and it stays. */
    public List<String> others() {
        Set<String> demos = demo.stream()
                .map(object ->
                        key(object.kind(), object.namespace(), object.name().orElse("")))
                .collect(Collectors.toSet());
        return new ClusterView(server)
                .workloads().stream()
                        .filter(its -> !its.namespace().startsWith("kube-"))
                        .filter(its -> !demos.contains(key(its.kind(), its.namespace(), its.name())))
                        .map(RunningWorkload::toString)
                        .toList();
    }

    private static String key(String kind, String namespace, String name) {
        return kind + " " + namespace + "/" + name;
    }

    /** Takes out of what stayed all that steps have added to it. */
    public void dropFieldsOfSteps() {
        staying.stream()
                .flatMap(object -> live.again(object).stream())
                .filter(object -> object.isSetBy(FieldOwner.STEP))
                .forEach(object -> server.patch(
                        object.path() + "?fieldManager=" + FieldOwner.STEP,
                        APPLY,
                        object.bare(),
                        "take fields of steps out of " + object.shown()));
    }
}
