package dev.roadcase.bundler.apiserver;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.time.Deadline;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ends pods in little time, since nobody wants what they still have to do.
 *
 * @param owners uids of all that pods may belong to, and of pods themselves
 * @param namespaces where pods end that belonged to something that is gone by now
 */
record PodEnd(ApiServer server, LiveObjects live, Set<String> owners, Set<String> namespaces) {
    private static final Duration ENDED = Duration.ofSeconds(15);
    private static final Duration FORGOTTEN = Duration.ofSeconds(10);
    private static final int GRACE_SECONDS = 1;

    /**
     * Ends them, and answers how many there were. Nobody can end those of a machine that is off: they are forgotten.
     *
     * @throws Problem exit 5 if some stay
     */
    int run() {
        Set<String> asked = new HashSet<>();
        Set<String> machines = readyMachines();
        if (!new Deadline(ENDED).until(() -> areGone(asked, machines))) {
            matching().forEach(pod -> end(pod, 0));
        }
        if (!new Deadline(FORGOTTEN).until(() -> matching().isEmpty())) {
            throw Problem.upstream("end the pods failed: still there are "
                            + matching().stream()
                                    .map(pod -> pod.object().name())
                                    .collect(Collectors.joining(", ")))
                    .advise("bundle kubectl describe pod says why; the same command goes on from here");
        }
        return asked.size();
    }

    private Set<String> readyMachines() {
        return new ClusterView(server)
                .nodes().stream()
                        .filter(ClusterNode::ready)
                        .map(ClusterNode::name)
                        .collect(Collectors.toSet());
    }

    /**
     * Those that have come since are asked too. Of a pod that is over, the kubelet may say so only ten seconds later: nobody
     * waits for that.
     */
    private boolean areGone(Set<String> asked, Set<String> machines) {
        List<RunningPod> pods = matching();
        pods.stream()
                .filter(pod -> asked.add(pod.object().uid()))
                .forEach(pod -> end(pod, machines.contains(pod.node()) ? GRACE_SECONDS : 0));
        pods.stream().filter(RunningPod::isOver).forEach(pod -> end(pod, 0));
        return pods.isEmpty();
    }

    private List<RunningPod> matching() {
        return live.pods().stream().filter(pod -> isMeant(pod.object())).toList();
    }

    private boolean isMeant(LiveObject pod) {
        return owners.contains(pod.uid())
                || pod.owners().stream().anyMatch(owners::contains)
                || pod.isEnding() && namespaces.contains(pod.namespace());
    }

    private void end(RunningPod pod, int graceSeconds) {
        server.delete(
                pod.object().path(),
                "gracePeriodSeconds=" + graceSeconds,
                "end " + pod.object().shown());
    }
}
