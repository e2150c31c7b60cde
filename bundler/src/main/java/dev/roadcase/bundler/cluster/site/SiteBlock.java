package dev.roadcase.bundler.cluster.site;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.file.FileOrigin.UrlOrigin;
import dev.roadcase.bundler.spec.parameter.Parameter;
import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the whole of site.yaml. A wrong value is reported and replaced by its default, so that the rest is still
 * checked.
 */
final class SiteBlock {
    private static final List<String> KEYS = List.of("network", "laptop", "sshKeys", "machines", "parameters");
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
        SiteNetwork network = map.optional("network").map(NetworkBlock::read).orElse(SiteNetwork.USUAL);
        return new Site(
                network,
                map.optional("laptop").flatMap(SiteBlock::laptop),
                map.optional("sshKeys").map(SiteBlock::sshKeys).orElse(List.of()),
                map.optional("machines")
                        .map(node -> machines(node, network.addresses()))
                        .orElseGet(() -> Site.usualMachines(network, cluster)),
                map.optional("parameters").map(this::parameters).orElse(Map.of()));
    }

    /** An address at which an agent can ask for a bundle. */
    private static Optional<URI> laptop(YamlNode node) {
        return node.parse(text -> {
            URI url = URI.create(UrlOrigin.parse(text).toString().replaceFirst("/+$", ""));
            if (url.getRawQuery() != null || url.getPort() == 0 || url.getPort() > MOST_PORT) {
                throw new IllegalArgumentException("not a server's address (such as http://192.168.56.1:5000)");
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
        List<SiteMachine> machines =
                node.someOf(item -> block.read(item).filter(machine -> isInside(item, machine, network)));
        if (!block.hasController()) {
            node.problem("no machine is the controller");
        }
        return machines;
    }

    private static boolean isInside(YamlNode node, SiteMachine machine, Cidr network) {
        boolean inside = machine.address().isMachineOf(network);
        if (!inside) {
            node.problem(machine.name() + " is not in " + network);
        }
        return inside;
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
}
