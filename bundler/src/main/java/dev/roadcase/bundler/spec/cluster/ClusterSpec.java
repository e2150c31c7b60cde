package dev.roadcase.bundler.spec.cluster;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The cluster that a demo runs on.
 *
 * @param kubernetes version, as upstream tags it: {@code v1.36.4}
 * @param etcd what keeps all that Kubernetes knows
 * @param dns absent if pods find services only by environment variables
 */
public record ClusterSpec(
        String kubernetes,
        MachineSystem system,
        ClusterNetwork network,
        MachineSize controller,
        Nodes nodes,
        Etcd etcd,
        Optional<Dns> dns) {
    private static final Pattern KUBERNETES =
            Pattern.compile("v[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}(?:-[a-z0-9.]{1,32})?");

    private static final List<String> KEYS =
            List.of("kubernetes", "os", "box", "machines", "runtime", "network", "controller", "nodes", "etcd", "dns");

    public ClusterSpec {
        requireKubernetes(kubernetes);
    }

    /** Reads the key {@code cluster}. */
    public static Optional<ClusterSpec> read(YamlNode node) {
        return node.map(KEYS).flatMap(map -> {
            Optional<String> kubernetes =
                    map.required("kubernetes").flatMap(version -> version.parse(ClusterSpec::requireKubernetes));
            MachineSystem system = MachineSystem.read(map);
            ClusterNetwork network =
                    map.optional("network").flatMap(ClusterNetwork::read).orElse(ClusterNetwork.USUAL);
            MachineSize controller =
                    map.optional("controller").flatMap(MachineSize::read).orElse(MachineSize.USUAL_CONTROLLER);
            Nodes nodes = map.optional("nodes").flatMap(Nodes::read).orElse(Nodes.USUAL);
            Etcd etcd = map.optional("etcd")
                    .flatMap(new EtcdBlock(kubernetes, nodes)::read)
                    .orElse(Etcd.USUAL);
            Optional<Dns> dns = map.optional("dns").flatMap(Dns::read);
            return node.attempt(
                    () -> new ClusterSpec(kubernetes.orElseThrow(), system, network, controller, nodes, etcd, dns));
        });
    }

    private static String requireKubernetes(String version) {
        if (!KUBERNETES.matcher(version).matches()) {
            throw new IllegalArgumentException("not a version of Kubernetes (such as v1.36.4): " + Excerpt.of(version));
        }
        return version;
    }

    /** Distribution and channel of the machines. */
    public String os() {
        return system.os();
    }

    /** Whether the Vagrant box of the machines' system is carried. */
    public boolean box() {
        return system.box();
    }

    /** The kinds of machines for which the bundle carries what they start from. */
    public Set<MachineKind> machines() {
        return system.machines();
    }

    /** How large a machine of these roles is: as large as one machine for each of them. */
    public MachineSize machine(List<Role> roles) {
        return roles.stream()
                .map(role -> role == Role.CONTROLLER ? controller : nodes.machine())
                .reduce(MachineSize::and)
                .orElseThrow();
    }

    /** What runs the containers. */
    public ClusterRuntime runtime() {
        return system.runtime();
    }
}
