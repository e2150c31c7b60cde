package dev.roadcase.bundler.guest;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.Admission;
import dev.roadcase.bundler.apiserver.ApiServer;
import dev.roadcase.bundler.apiserver.HostNode;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Whether a cluster takes a demo. It is asked before anything changes, and all that stands in the way is said at once.
 *
 * @param nodes of the cluster; none where we may not know them
 */
record GuestCheck(ApiServer server, List<HostNode> nodes, GuestDemo guest, Events events) {

    /** @throws Problem exit 5 if it does not */
    void run(String context) {
        if (guest.manifests().isEmpty()) {
            throw Problem.badInput(guest.demo().name() + " has no workloads: there is nothing to bring into a cluster");
        }
        sayVersion();
        new MachineNeeds(guest.demo())
                .lines()
                .forEach(line -> events.emit(new Event.Warned("a cluster that exists stays as it is: " + line)));
        List<String> obstacles = new ArrayList<>(platforms());
        Bundle bundle = guest.bundle();
        obstacles.addAll(new Admission(server).obstacles(guest.texts(), guest.stepTexts(), bundle.indexDigest()));
        if (!obstacles.isEmpty()) {
            throw Problem.upstream("the cluster of the context " + context + " does not take "
                            + guest.demo().name() + ":\n"
                            + obstacles.stream().map(line -> "  " + line).collect(Collectors.joining("\n")))
                    .advise("nothing was changed; put this right, and run the same command again");
        }
    }

    /** Another version may be fine: whatever it does not know of the demo's objects is said as an obstacle. */
    private void sayVersion() {
        String version = server.find("/version")
                .map(its -> its.path("gitVersion").asText())
                .orElse("an unknown version");
        Optional<String> made = guest.demo().cluster().map(ClusterSpec::kubernetes);
        String other = made.filter(its -> !minor(its).equals(minor(version)))
                .map(its -> ", and the demo was made for " + its)
                .orElse("");
        events.emit(new Event.Noted("the cluster runs Kubernetes " + version + other));
    }

    private static String minor(String version) {
        return version.replaceFirst("^(v[0-9]+\\.[0-9]+).*", "$1");
    }

    /** Pods come to nodes without a taint; only what none of them can run is in the way. */
    private List<String> platforms() {
        List<HostNode> free = nodes.stream().filter(HostNode::isFree).toList();
        List<HostNode> strange =
                free.stream().filter(node -> !isCarriedFor(node)).toList();
        String carried =
                guest.demo().platforms().stream().map(Platform::toString).collect(Collectors.joining(", "));
        String names = strange.stream()
                .map(node -> node.name() + " (" + node.system() + "/" + node.architecture() + ")")
                .collect(Collectors.joining(", "));
        if (!strange.isEmpty() && strange.size() < free.size()) {
            events.emit(new Event.Warned("pods do not run on " + names + ": the bundle carries images for " + carried));
        }
        if (!nodes.isEmpty() && free.isEmpty()) {
            return List.of("no node works and takes pods");
        }
        return strange.isEmpty() || strange.size() < free.size()
                ? List.of()
                : List.of("the bundle carries images for " + carried + ", and the nodes are " + names);
    }

    private boolean isCarriedFor(HostNode node) {
        return guest.demo().platforms().stream()
                .anyMatch(platform -> platform.os().equals(node.system())
                        && platform.architecture().equals(node.architecture()));
    }
}
