package dev.roadcase.bundler.cluster.site;

import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.cluster.Labels;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads items of {@code machines} of site.yaml. */
final class MachineBlock {
    private static final List<String> KEYS = List.of("name", "role", "address", "mac", "ssh", "disk", "labels");

    private final Once names = new Once("the name");
    private final Once addresses = new Once("the address");
    private final Once macs = new Once("the hardware address");
    private final Once controllers = new Once("the role");
    private boolean hasController;

    Optional<SiteMachine> read(YamlNode node) {
        return node.map(KEYS).flatMap(map -> read(node, map));
    }

    private Optional<SiteMachine> read(YamlNode node, YamlMap map) {
        Optional<String> name = once(map.required("name"), SiteMachine::requireName, names);
        Optional<Role> role = map.required("role")
                .flatMap(n -> n.parse(text -> SiteMachine.requireRole(Role.parse(text)))
                        .filter(its -> its == Role.NODE || meetController(n)));
        Optional<Ipv4Address> address = once(map.required("address"), Ipv4Address::parse, addresses);
        Hardware hardware = hardware(map);
        Map<String, String> labels = Labels.read(map);
        return node.attempt(
                () -> new SiteMachine(name.orElseThrow(), role.orElseThrow(), address.orElseThrow(), hardware, labels));
    }

    private Hardware hardware(YamlMap map) {
        return new Hardware(
                once(map.optional("mac"), Hardware::requireMac, macs),
                map.value("ssh", Hardware::requireSsh),
                map.optional("disk").flatMap(YamlNode::truth).orElse(true));
    }

    /** Whether one item was a controller, also if something else is wrong with it. */
    boolean hasController() {
        return hasController;
    }

    private boolean meetController(YamlNode node) {
        hasController = true;
        return controllers.meet(node, Role.CONTROLLER);
    }

    private static <T> Optional<T> once(Optional<YamlNode> node, Function<String, T> parser, Once once) {
        return node.flatMap(n -> n.parse(parser).filter(value -> once.meet(n, value)));
    }
}
