package dev.roadcase.bundler.cluster;

import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a demo runs: all that site.yaml says, with its defaults filled in.
 *
 * @param network of the machines
 * @param gateway absent where there is no way out
 * @param timeFromController whether nodes set their clocks by the controller's
 * @param laptop where the bundle is served too, for machines that have no disk with it
 * @param sshKeys who may log in, lines of {@code authorized_keys}
 * @param machines the controller and the nodes
 * @param parameters values of the demo's parameters
 */
public record Site(
        Cidr network,
        Optional<Ipv4Address> gateway,
        boolean timeFromController,
        Optional<URI> laptop,
        List<String> sshKeys,
        List<SiteMachine> machines,
        Map<String, String> parameters) {
    /** VirtualBox allows this one for host-only networks without being told. */
    static final Cidr USUAL_NETWORK = Cidr.parse("192.168.56.0/24");

    private static final int CONTROLLER = 20;
    private static final int FIRST_NODE = 31;

    public Site {
        sshKeys = List.copyOf(sshKeys);
        machines = List.copyOf(machines);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** What a demo runs on where nobody says. */
    static Site usual(ClusterSpec cluster) {
        return new Site(
                USUAL_NETWORK,
                Optional.empty(),
                true,
                Optional.empty(),
                List.of(),
                usualMachines(USUAL_NETWORK, cluster),
                Map.of());
    }

    /** The controller at .20, the nodes from .31. */
    static List<SiteMachine> usualMachines(Cidr network, ClusterSpec cluster) {
        List<SiteMachine> machines = new ArrayList<>();
        machines.add(machine("controller", Role.CONTROLLER, Ipv4Address.in(network, CONTROLLER)));
        for (int i = 0; i < cluster.nodes().count(); i++) {
            machines.add(machine("node-" + (i + 1), Role.NODE, Ipv4Address.in(network, FIRST_NODE + i)));
        }
        return machines;
    }

    private static SiteMachine machine(String name, Role role, Ipv4Address address) {
        return new SiteMachine(name, role, address, Optional.empty(), Optional.empty(), true, Map.of());
    }

    /** The same where no machine has the bundle attached. */
    Site withoutDisks() {
        List<SiteMachine> without =
                machines.stream().map(SiteMachine::withoutDisk).toList();
        return new Site(network, gateway, timeFromController, laptop, sshKeys, without, parameters);
    }

    /** Whether any machine has the bundle attached. */
    public boolean hasDisks() {
        return machines.stream().anyMatch(SiteMachine::disk);
    }

    /** The network's mask as an address: 255.255.255.0. */
    public Ipv4Address netmask() {
        return new Ipv4Address(network.prefix() == 0 ? 0 : -1 << (32 - network.prefix()));
    }

    /** The one controller. */
    public SiteMachine controller() {
        return machines.stream()
                .filter(machine -> machine.role() == Role.CONTROLLER)
                .findFirst()
                .orElseThrow();
    }
}
