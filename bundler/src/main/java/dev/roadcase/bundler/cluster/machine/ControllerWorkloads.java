package dev.roadcase.bundler.cluster.machine;

import dev.roadcase.agent.node.workload.WorkloadPlan;
import dev.roadcase.bundler.cluster.dialect.MachineFile;
import dev.roadcase.bundler.cluster.plan.ClusterPlan;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.workload.Wait;
import dev.roadcase.bundler.spec.workload.Workload;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The file of workloads that the controller applies: those that are chosen, and the values of all parameters. */
public record ControllerWorkloads(ClusterPlan plan) {
    MachineFile file() {
        String content = new String(workloads().bytes(), StandardCharsets.UTF_8);
        return new MachineFile(WorkloadPlan.PATH, MachineFile.SECRET, content);
    }

    /** What the file says. */
    public WorkloadPlan workloads() {
        return new WorkloadPlan(
                values(),
                plan.demo().texts(),
                plan.demo().workloads().stream()
                        .filter(workload -> workload.isChosen(plan.parameters()))
                        .map(ControllerWorkloads::planned)
                        .toList());
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        Stream.concat(plan.demo().parameters().keySet().stream(), Stream.of(Parameter.CONTROLLER))
                .forEach(name -> plan.parameters().value(name).ifPresent(value -> values.put(name, value)));
        return values;
    }

    private static WorkloadPlan.PlannedWorkload planned(Workload workload) {
        long seconds = workload.pause().map(Wait::timeout).orElse(Duration.ZERO).toSeconds();
        return new WorkloadPlan.PlannedWorkload(workload.manifests(), workload.filled(), seconds);
    }
}
