package dev.roadcase.bundler.cluster.site;

import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/** Reads the key {@code network} of site.yaml. */
final class NetworkBlock {
    private static final List<String> KEYS = List.of("machines", "gateway", "time");

    private NetworkBlock() {}

    static SiteNetwork read(YamlNode node) {
        return node.map(KEYS).map(NetworkBlock::read).orElse(SiteNetwork.USUAL);
    }

    private static SiteNetwork read(YamlMap map) {
        Cidr addresses = map.value("machines", Cidr::parse).orElse(SiteNetwork.USUAL.addresses());
        return new SiteNetwork(
                addresses,
                map.optional("gateway").flatMap(node -> gateway(node, addresses)),
                map.value("time", NetworkBlock::isController).orElse(SiteNetwork.USUAL.timeFromController()));
    }

    private static Optional<Ipv4Address> gateway(YamlNode node, Cidr network) {
        return node.text()
                .filter(text -> !text.equals("none"))
                .flatMap(text -> node.parse(Ipv4Address::parse))
                .filter(address -> isInside(node, address, network));
    }

    private static boolean isInside(YamlNode node, Ipv4Address address, Cidr network) {
        boolean inside = address.isMachineOf(network);
        if (!inside) {
            node.problem("the gateway is not in " + network);
        }
        return inside;
    }

    private static boolean isController(String time) {
        if (!time.equals("controller") && !time.equals("none")) {
            throw new IllegalArgumentException("not a source of time (controller or none)");
        }
        return time.equals("controller");
    }
}
