package dev.roadcase.bundler.cluster.machine;

import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.cluster.plan.ClusterPlan;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * /etc/roadcase/node.env: everything that differs between machines, as systemd reads it (systemd.exec(5),
 * EnvironmentFile).
 */
record NodeEnv(ClusterPlan plan, SiteMachine machine) {
    /** A line for each value. */
    @Override
    public String toString() {
        return new EnvLines()
                        .put("NAME", machine.name())
                        .put("ROLE", roles())
                        .put("ADDRESS", machine.address())
                        .put("CONTROLLER", plan.controller())
                        .put("REGISTRY", plan.registry())
                        .put("TIME", plan.site().network().timeFromController() ? "controller" : "none")
                        .put("LABELS", labels())
                + bundle().toString()
                + new NetworkEnv(plan, machine)
                + new EtcdEnv(plan, machine)
                + new KubernetesEnv(plan, machine);
    }

    private String roles() {
        return plan.site().roles(machine).stream().map(Role::toString).collect(Collectors.joining(","));
    }

    private EnvLines bundle() {
        return new EnvLines()
                .put("BUNDLE", servers())
                .put("BUNDLE_SIZE", plan.bundle().size())
                .put("BUNDLE_INDEX", plan.bundle().index().hex())
                .put("AGENT_SHA256", plan.bundle().agent().hex())
                .put("RUNTIME", plan.runtime().name())
                .put("PAUSE", plan.pause());
    }

    /**
     * Servers of the bundle in the order in which a machine asks them, after its disks: the controller is nearer than the
     * laptop.
     */
    private String servers() {
        Optional<String> controller =
                machine.isController() ? Optional.empty() : Optional.of("https://" + plan.registry());
        return Stream.of(controller, plan.site().laptop())
                .flatMap(Optional::stream)
                .map(Object::toString)
                .collect(Collectors.joining(" "));
    }

    private String labels() {
        Map<String, String> labels =
                new TreeMap<>(plan.isNode(machine) ? plan.cluster().nodes().labels() : Map.of());
        labels.putAll(machine.labels());
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .collect(Collectors.joining(","));
    }
}
