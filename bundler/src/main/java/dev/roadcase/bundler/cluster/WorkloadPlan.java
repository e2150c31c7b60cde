package dev.roadcase.bundler.cluster;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.workload.Workload;
import java.util.stream.Stream;

/** /etc/roadcase/workloads.json, on the controller alone: which documents of the bundle are applied, and with what in them. */
final class WorkloadPlan {
    static final String PATH = "/etc/roadcase/workloads.json";

    private final ClusterPlan show;

    WorkloadPlan(ClusterPlan show) {
        this.show = show;
    }

    MachineFile file() {
        return new MachineFile(PATH, MachineFile.SECRET, Json.pretty(json()));
    }

    private ObjectNode json() {
        ObjectNode plan = Json.object();
        ObjectNode values = plan.putObject("values");
        Stream.concat(show.demo().parameters().keySet().stream(), Stream.of(Parameter.CONTROLLER))
                .forEach(name -> show.parameters().value(name).ifPresent(value -> values.put(name, value)));
        ArrayNode workloads = plan.putArray("workloads");
        show.demo().workloads().stream()
                .filter(workload -> workload.isChosen(show.parameters()))
                .forEach(workload -> add(workloads, workload));
        return plan;
    }

    private static void add(ArrayNode workloads, Workload workload) {
        workloads
                .addObject()
                .put("manifests", workload.manifests())
                .put(
                        "seconds",
                        workload.pause()
                                .map(pause -> pause.timeout().toSeconds())
                                .orElse(0L));
    }
}
