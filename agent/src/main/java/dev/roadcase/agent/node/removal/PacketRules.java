package dev.roadcase.agent.node.removal;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which rules and chains of iptables are ours: those of kube-proxy and the kubelet, of flannel, of the CNI plugin portmap
 * for our pod network, and of roadcase-routes.
 *
 * @param kubernetes whether the kubelet or kube-proxy is ours
 * @param flannel whether flannel is ours
 * @param pods the pods' network, if roadcase-routes is ours; else empty
 */
record PacketRules(boolean kubernetes, boolean flannel, String pods) {
    /** How portmap says whose rule it is (containernetworking/plugins, plugins/meta/portmap). */
    private static final String COMMENT = "name: \\\"roadcase\\\"";

    private static final String HOST_PORTS = "CNI-HOSTPORT-";

    /** What iptables-restore(8) has to read to take ours away; empty if there is nothing of ours. */
    String withdrawal(PacketTable table) {
        Set<String> chains = chains(table);
        List<String> rules = table.rules().stream()
                .filter(rule -> !chains.contains(PacketTable.chainOf(rule)))
                .filter(rule -> isOurs(rule) || chains.stream().anyMatch(chain -> PacketTable.leadsTo(rule, chain)))
                .toList();
        if (chains.isEmpty() && rules.isEmpty()) {
            return "";
        }
        // A chain that is named at the beginning is emptied.
        return Stream.of(
                        Stream.of("*" + table.name()),
                        chains.stream().sorted().map(chain -> ":" + chain + " - [0:0]"),
                        rules.stream().map(rule -> "-D " + rule),
                        chains.stream().sorted().map(chain -> "-X " + chain),
                        Stream.of("COMMIT"))
                .flatMap(lines -> lines)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private Set<String> chains(PacketTable table) {
        Set<String> chains =
                table.chains().stream().filter(this::isOurChain).collect(Collectors.toCollection(HashSet::new));
        List<String> mappings =
                table.rules().stream().filter(rule -> rule.contains(COMMENT)).toList();
        table.chains().stream()
                .filter(chain -> mappings.stream().anyMatch(rule -> PacketTable.leadsTo(rule, chain)))
                .filter(chain -> !chain.startsWith(HOST_PORTS))
                .forEach(chains::add);
        if (!mappings.isEmpty() && table.rules().stream().noneMatch(isMappingOfOthers())) {
            table.chains().stream()
                    .filter(chain -> chain.startsWith(HOST_PORTS))
                    .forEach(chains::add);
        }
        return chains;
    }

    private static Predicate<String> isMappingOfOthers() {
        return rule -> rule.startsWith(HOST_PORTS + "DNAT ") && !rule.contains(COMMENT);
    }

    private boolean isOurChain(String chain) {
        return (kubernetes && chain.startsWith("KUBE-")) || (flannel && chain.startsWith("FLANNEL-"));
    }

    private boolean isOurs(String rule) {
        return rule.contains(COMMENT) || isOfRoutes(rule) || (flannel && rule.contains("--comment \"flanneld "));
    }

    private boolean isOfRoutes(String rule) {
        return !pods.isEmpty()
                && Set.of(
                                "FORWARD -s " + pods + " -j ACCEPT",
                                "FORWARD -d " + pods + " -j ACCEPT",
                                "POSTROUTING -s " + pods + " ! -d " + pods + " -j MASQUERADE")
                        .contains(rule);
    }
}
