package dev.roadcase.bundler.cluster.machine;

import dev.roadcase.bundler.cluster.plan.ClusterPlan;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import dev.roadcase.bundler.kubernetes.AddOns;
import dev.roadcase.bundler.kubernetes.PodRoute;
import dev.roadcase.bundler.spec.cluster.ClusterNetwork;
import java.util.List;
import java.util.stream.Collectors;

/** The lines of node.env about networks. */
record NetworkEnv(ClusterPlan plan, SiteMachine machine) {
    @Override
    public String toString() {
        ClusterNetwork network = plan.cluster().network();
        EnvLines lines = new EnvLines()
                .put("PODS", network.pods())
                .put("SERVICES", network.services())
                .put("DNS", plan.dnsService())
                .put("NODE_PORTS", network.nodePorts())
                .put("PLUGIN", plan.podNetwork().name())
                .put("POD_CIDR", plan.podRange(machine))
                .putAll(plan.podNetwork().environment(routes()));
        return machine.isController() ? lines + controller() : lines.toString();
    }

    private String controller() {
        EnvLines lines = new EnvLines().put("MACHINES", names());
        plan.cluster()
                .dns()
                .ifPresent(
                        dns -> lines.put("DNS_IMAGE", AddOns.of(plan.cluster()).coredns(dns)));
        return lines.toString();
    }

    private List<PodRoute> routes() {
        return plan.site().machines().stream()
                .filter(other -> !other.equals(machine))
                .map(other -> new PodRoute(plan.podRange(other), other.address()))
                .toList();
    }

    private String names() {
        return plan.site().machines().stream().map(SiteMachine::name).collect(Collectors.joining(","));
    }
}
