package dev.roadcase.agent.node.removal;

import dev.roadcase.agent.node.unit.OwnUnits;
import dev.roadcase.agent.runtime.client.MachineTool;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is ours in iptables, and in its twin for IPv6, which Kubernetes' programs fill too. */
record PacketRemains(PacketRules rules) implements RemovalStep {

    static PacketRemains of(MachineEnv env, OwnUnits units) {
        return new PacketRemains(new PacketRules(
                units.has("kubelet.service") || units.has("kube-proxy.service"),
                units.has("flanneld.service"),
                units.has("roadcase-routes.service") ? env.get("PODS") : ""));
    }

    @Override
    public List<Remnant> remnants() {
        return Stream.of("iptables", "ip6tables").flatMap(this::in).toList();
    }

    private Stream<Remnant> in(String program) {
        String withdrawal = PacketTable.parse(new MachineTool(program + "-save").answer()).stream()
                .map(rules::withdrawal)
                .collect(Collectors.joining());
        return withdrawal.isEmpty()
                ? Stream.of()
                : Stream.of(Remnant.of(
                        "rules and chains of " + program,
                        () -> new MachineTool(program + "-restore").run(withdrawal, "--noflush", "--wait")));
    }
}
