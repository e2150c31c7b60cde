package dev.roadcase.bundler.spec.cluster;

import dev.roadcase.bundler.spec.value.Choice;
import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * The addresses inside a cluster.
 *
 * @param pods where pods get their addresses; does not overlap with {@code services}
 */
public record ClusterNetwork(Cidr pods, Cidr services, PortRange nodePorts, NetworkPlugin plugin) {
    /** The default. */
    public static final ClusterNetwork USUAL = new ClusterNetwork(
            Cidr.parse("10.1.0.0/16"), Cidr.parse("10.3.0.0/16"), new PortRange(30_000, 32_767), NetworkPlugin.ROUTES);

    public ClusterNetwork {
        if (pods.overlaps(services)) {
            throw new IllegalArgumentException("pods " + pods + " and services " + services + " overlap");
        }
    }

    static Optional<ClusterNetwork> read(YamlNode node) {
        return node.map(List.of("pods", "services", "nodePorts", "plugin")).flatMap(map -> {
            Cidr pods = map.value("pods", Cidr::parse).orElse(USUAL.pods());
            Cidr services = map.value("services", Cidr::parse).orElse(USUAL.services());
            PortRange ports = map.value("nodePorts", PortRange::parse).orElse(USUAL.nodePorts());
            NetworkPlugin plugin =
                    map.value("plugin", Choice.of(NetworkPlugin.class)).orElse(USUAL.plugin());
            return node.attempt(() -> new ClusterNetwork(pods, services, ports, plugin));
        });
    }
}
