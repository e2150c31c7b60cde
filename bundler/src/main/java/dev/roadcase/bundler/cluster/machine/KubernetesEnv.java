package dev.roadcase.bundler.cluster.machine;

import dev.roadcase.bundler.cluster.plan.ClusterPlan;
import dev.roadcase.bundler.cluster.site.SiteMachine;
import dev.roadcase.bundler.kubernetes.Flags;
import dev.roadcase.bundler.kubernetes.Flags.ClusterProgram;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The lines of node.env about Kubernetes: its version, and the flags of its programs that differ between versions,
 * runtimes or machines.
 */
record KubernetesEnv(ClusterPlan plan, SiteMachine machine) {
    @Override
    public String toString() {
        EnvLines lines = new EnvLines().put("KUBERNETES", plan.kubernetes());
        Flags.of(plan.kubernetes(), plan.runtime(), plan.pause().toString())
                .forEach((program, flags) -> lines.put(program + "_FLAGS", text(program, flags)));
        return lines.toString();
    }

    private String text(ClusterProgram program, List<String> flags) {
        Stream<String> more = program == ClusterProgram.KUBELET ? kubeletFlags() : Stream.empty();
        return Stream.concat(flags.stream(), more).collect(Collectors.joining(" "));
    }

    /** The taint keeps pods off a controller that is no node, unless the demo wants them there. */
    private Stream<String> kubeletFlags() {
        Stream<String> taint = plan.isNode(machine)
                ? Stream.empty()
                : Stream.of("--register-with-taints=node-role.kubernetes.io/control-plane=:NoSchedule");
        Stream<String> dns = plan.cluster().dns().map(its -> "--cluster-dns=" + plan.dnsService()).stream();
        return Stream.concat(taint, dns);
    }
}
