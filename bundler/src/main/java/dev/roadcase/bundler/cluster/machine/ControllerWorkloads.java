package dev.roadcase.bundler.cluster.machine;

import dev.roadcase.agent.node.workload.WorkloadPlan;
import dev.roadcase.bundler.cluster.dialect.MachineFile;
import dev.roadcase.bundler.cluster.plan.ChosenWorkloads;
import dev.roadcase.bundler.cluster.plan.ClusterPlan;
import java.nio.charset.StandardCharsets;

/** The file of workloads that the controller applies: those that are chosen, and the values of all parameters. */
public record ControllerWorkloads(ClusterPlan plan) {
    MachineFile file() {
        String content = new String(workloads().bytes(), StandardCharsets.UTF_8);
        return new MachineFile(WorkloadPlan.PATH, MachineFile.SECRET, content);
    }

    /** What the file says. */
    public WorkloadPlan workloads() {
        return new ChosenWorkloads(plan.demo(), plan.parameters()).plan();
    }
}
