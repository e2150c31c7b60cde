package dev.roadcase.bundler.cluster;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.file.FileOrigin.UrlOrigin;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the whole of site.yaml. What is wrong is noted and replaced by its default, so that the rest is still looked at. */
final class SiteBlock {
    private static final List<String> KEYS = List.of("network", "laptop", "sshKeys", "machines", "parameters");
    private static final List<String> NETWORK_KEYS = List.of("machines", "gateway", "time");
    private static final Pattern SSH_KEY =
            Pattern.compile("(ssh-|ecdsa-|sk-)[a-z0-9@.-]+ [A-Za-z0-9+/=]+( [\\x21-\\x7e ]*)?");

    private static final int MOST_PORT = 65_535;

    private final ClusterSpec cluster;
    private final Map<String, Parameter> declared;

    /** @param declared the demo's parameters, by name */
    SiteBlock(ClusterSpec cluster, Map<String, Parameter> declared) {
        this.cluster = cluster;
        this.declared = declared;
    }

    Site read(YamlNode root) {
        return root.map(KEYS).map(map -> read(root, map)).orElseGet(() -> Site.usual(cluster));
    }

    private Site read(YamlNode root, YamlMap map) {
        Optional<YamlMap> network = map.optional("network").flatMap(node -> node.map(NETWORK_KEYS));
        Cidr machines = network.flatMap(its -> its.optional("machines"))
                .flatMap(node -> node.parse(Cidr::parse))
                .orElse(Site.USUAL_NETWORK);
        return new Site(
                machines,
                network.flatMap(its -> its.optional("gateway")).flatMap(node -> gateway(node, machines)),
                network.flatMap(its -> its.optional("time"))
                        .flatMap(SiteBlock::time)
                        .orElse(true),
                map.optional("laptop").flatMap(SiteBlock::laptop),
                map.optional("sshKeys").map(SiteBlock::sshKeys).orElse(List.of()),
                map.optional("machines")
                        .map(node -> machines(node, machines))
                        .orElseGet(() -> Site.usualMachines(machines, cluster)),
                map.optional("parameters").map(this::parameters).orElse(Map.of()));
    }

    private static Optional<Ipv4Address> gateway(YamlNode node, Cidr network) {
        return node.text()
                .filter(text -> !text.equals("none"))
                .flatMap(text -> node.parse(Ipv4Address::parse))
                .filter(address -> require(node, address.isMachineOf(network), "the gateway is not in " + network));
    }

    private static Optional<Boolean> time(YamlNode node) {
        return node.parse(text -> {
            if (!text.equals("controller") && !text.equals("none")) {
                throw new IllegalArgumentException("not controller or none: where time comes from");
            }
            return text.equals("controller");
        });
    }

    /** What an agent takes as the place of a bundle. */
    private static Optional<URI> laptop(YamlNode node) {
        return node.parse(text -> {
            URI url = URI.create(UrlOrigin.parse(text).toString().replaceFirst("/+$", ""));
            if (url.getRawQuery() != null || url.getPort() == 0 || url.getPort() > MOST_PORT) {
                throw new IllegalArgumentException("not where a server is (such as http://192.168.56.1:5000)");
            }
            return url;
        });
    }

    private static List<String> sshKeys(YamlNode node) {
        return node.list(item -> item.parse(text -> {
            if (!SSH_KEY.matcher(text).matches()) {
                throw new IllegalArgumentException("not a line of authorized_keys");
            }
            return text;
        }));
    }

    private static List<SiteMachine> machines(YamlNode node, Cidr network) {
        MachineBlock block = new MachineBlock();
        List<SiteMachine> machines = node.someOf(item -> block.read(item)
                .filter(machine -> require(
                        item, machine.address().isMachineOf(network), machine.name() + " is not in " + network)));
        require(node, block.hasController(), "no machine is the controller");
        return machines;
    }

    private Map<String, String> parameters(YamlNode node) {
        Map<String, String> chosen = new LinkedHashMap<>();
        node.map()
                .ifPresent(map -> map.values()
                        .forEach((name, value) -> map.key(name)
                                .parse(this::declared)
                                .flatMap(parameter -> value.parse(parameter::accept))
                                .ifPresent(text -> chosen.put(name, text))));
        return chosen;
    }

    private Parameter declared(String name) {
        if (!declared.containsKey(name)) {
            throw new IllegalArgumentException("demo.yaml declares no parameter " + Excerpt.of(name));
        }
        return declared.get(name);
    }

    private static boolean require(YamlNode node, boolean holds, String problem) {
        if (!holds) {
            node.problem(problem);
        }
        return holds;
    }
}
