package dev.roadcase.bundler.up;

import dev.roadcase.agent.cluster.ApplyRecord;
import dev.roadcase.agent.node.workload.WorkloadPlan.PlannedWorkload;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.apiserver.ApiServer;
import dev.roadcase.bundler.show.ShowAccess;
import dev.roadcase.bundler.show.ShowFolder;
import java.time.Duration;
import java.util.Optional;

/** What the controller of a show has still to apply: workloads wait for one another, and all pods of the first may run. */
final class AppliedWorkloads {
    private static final Duration MOST = Duration.ofSeconds(2);

    private final ShowFolder show;
    private final Optional<PlannedWorkload> last;
    private final ApiServer server;

    AppliedWorkloads(ShowFolder show) {
        ShowAccess access = new ShowAccess(show);
        this.show = show;
        this.last = access.workloads().workloads().stream().reduce((first, second) -> second);
        this.server = access.apiServer(MOST);
    }

    /** The last workload, in words, unless the cluster has it as the show's bundle has it. */
    Optional<String> lacking() {
        return last.filter(workload -> !isApplied(workload))
                .map(workload -> workload.manifests() + " is not applied yet");
    }

    private boolean isApplied(PlannedWorkload workload) {
        try {
            return server.find("/api/v1/namespaces/" + ApplyRecord.NAMESPACE + "/secrets/"
                            + ApplyRecord.nameOf(workload.manifests()))
                    .map(ApplyRecord::of)
                    .filter(record -> record.bundle().equals(show.index().toString()))
                    .isPresent();
        } catch (Problem unanswered) {
            return false;
        }
    }
}
