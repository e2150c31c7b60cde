package dev.roadcase.bundler.spec.cluster;

import dev.roadcase.bundler.spec.cluster.ClusterNetwork.Plugin;
import dev.roadcase.bundler.spec.cluster.ClusterNetwork.PortRange;
import dev.roadcase.bundler.spec.cluster.ClusterSpec.ClusterRuntime;
import dev.roadcase.bundler.spec.cluster.ClusterSpec.MachineSize;
import dev.roadcase.bundler.spec.cluster.ClusterSpec.Nodes;
import dev.roadcase.bundler.spec.value.ByteSize;
import dev.roadcase.bundler.spec.value.Choice;
import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the key {@code cluster}. */
public final class ClusterBlock {
    private static final List<String> KEYS =
            List.of("kubernetes", "os", "box", "runtime", "network", "controller", "nodes", "dns");
    private static final List<String> NETWORK_KEYS = List.of("pods", "services", "nodePorts", "plugin");
    private static final Nodes USUAL_NODES = new Nodes(Nodes.USUAL_COUNT, MachineSize.USUAL_NODE, Map.of());

    private ClusterBlock() {}

    /** Reads it. */
    public static Optional<ClusterSpec> read(YamlNode node) {
        return node.map(KEYS).flatMap(map -> read(node, map));
    }

    private static Optional<ClusterSpec> read(YamlNode node, YamlMap map) {
        Optional<String> kubernetes = map.required("kubernetes").flatMap(k -> k.parse(ClusterSpec::requireKubernetes));
        String os = value(map, "os", ClusterSpec::requireOs, ClusterSpec.USUAL_OS);
        boolean box = map.optional("box").flatMap(YamlNode::truth).orElse(true);
        ClusterRuntime runtime = value(map, "runtime", Choice.of(ClusterRuntime.class), ClusterRuntime.CONTAINERD);
        ClusterNetwork network =
                map.optional("network").flatMap(ClusterBlock::network).orElse(ClusterNetwork.USUAL);
        MachineSize controller =
                map.optional("controller").flatMap(ClusterBlock::controller).orElse(MachineSize.USUAL_CONTROLLER);
        Nodes nodes = map.optional("nodes").flatMap(ClusterBlock::nodes).orElse(USUAL_NODES);
        Optional<Dns> dns = map.optional("dns").flatMap(DnsBlock::read);
        return node.attempt(
                () -> new ClusterSpec(kubernetes.orElseThrow(), os, box, runtime, network, controller, nodes, dns));
    }

    private static Optional<ClusterNetwork> network(YamlNode node) {
        return node.map(NETWORK_KEYS).flatMap(map -> {
            Cidr pods = value(map, "pods", Cidr::parse, ClusterNetwork.USUAL.pods());
            Cidr services = value(map, "services", Cidr::parse, ClusterNetwork.USUAL.services());
            PortRange ports = value(map, "nodePorts", PortRange::parse, ClusterNetwork.USUAL.nodePorts());
            Plugin plugin = value(map, "plugin", Choice.of(Plugin.class), ClusterNetwork.USUAL.plugin());
            return node.attempt(() -> new ClusterNetwork(pods, services, ports, plugin));
        });
    }

    private static Optional<MachineSize> controller(YamlNode node) {
        return node.map(List.of("cpus", "memory")).map(map -> machine(map, MachineSize.USUAL_CONTROLLER));
    }

    private static Optional<Nodes> nodes(YamlNode node) {
        return node.map(List.of("count", "cpus", "memory", "labels")).flatMap(map -> {
            int count = number(map, "count", 0, Nodes.MOST, Nodes.USUAL_COUNT);
            MachineSize machine = machine(map, MachineSize.USUAL_NODE);
            Map<String, String> labels =
                    map.optional("labels").map(ClusterBlock::labels).orElse(Map.of());
            return node.attempt(() -> new Nodes(count, machine, labels));
        });
    }

    private static MachineSize machine(YamlMap map, MachineSize usual) {
        int cpus = number(map, "cpus", 1, MachineSize.MOST_CPUS, usual.cpus());
        long memory = value(
                map,
                "memory",
                text -> MachineSize.requireMemory(ByteSize.parse(text).bytes()),
                usual.memory());
        return new MachineSize(cpus, memory);
    }

    private static Map<String, String> labels(YamlNode node) {
        Map<String, String> labels = new LinkedHashMap<>();
        node.map()
                .ifPresent(map -> map.values().forEach((name, value) -> {
                    Optional<String> label = map.key(name).parse(Nodes::requireLabelName);
                    value.parse(Nodes::requireLabelValue)
                            .ifPresent(text -> label.ifPresent(sound -> labels.put(sound, text)));
                }));
        return labels;
    }

    private static int number(YamlMap map, String key, int min, int max, int usual) {
        return map.optional(key)
                .flatMap(node -> node.whole(min, max))
                .map(Long::intValue)
                .orElse(usual);
    }

    private static <T> T value(YamlMap map, String key, Function<String, T> parser, T usual) {
        return map.optional(key).flatMap(node -> node.parse(parser)).orElse(usual);
    }
}
