package dev.roadcase.bundler.cluster.plan;

import dev.roadcase.agent.node.workload.WorkloadPlan;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.workload.Wait;
import dev.roadcase.bundler.spec.workload.Workload;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** The workloads of a demo that are chosen, and the values of all parameters. */
public record ChosenWorkloads(Demo demo, Parameters parameters) {

    /** What is applied, in its order. */
    public WorkloadPlan plan() {
        return new WorkloadPlan(
                values(),
                demo.texts(),
                demo.workloads().stream()
                        .filter(workload -> workload.isChosen(parameters))
                        .map(ChosenWorkloads::planned)
                        .toList());
    }

    private Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        Stream.concat(demo.parameters().keySet().stream(), Stream.of(Parameter.CONTROLLER))
                .forEach(name -> parameters.value(name).ifPresent(value -> values.put(name, value)));
        return values;
    }

    private static WorkloadPlan.PlannedWorkload planned(Workload workload) {
        long seconds = workload.pause().map(Wait::timeout).orElse(Duration.ZERO).toSeconds();
        return new WorkloadPlan.PlannedWorkload(workload.manifests(), workload.form(), seconds);
    }
}
