package dev.roadcase.bundler.cluster.site;

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
 * @param laptop the address at which the laptop serves the bundle, for machines without a disk
 * @param sshKeys keys with which people log in, as lines of {@code authorized_keys}
 * @param machines the controller and the nodes; a controller alone is the node too
 * @param parameters values of the demo's parameters
 */
public record Site(
        SiteNetwork network,
        Optional<URI> laptop,
        List<String> sshKeys,
        List<SiteMachine> machines,
        Map<String, String> parameters) {
    private static final int CONTROLLER = 20;
    private static final int FIRST_NODE = 31;

    public Site {
        sshKeys = List.copyOf(sshKeys);
        machines = List.copyOf(machines);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** The default. */
    public static Site usual(ClusterSpec cluster) {
        return usual(cluster, SiteNetwork.USUAL);
    }

    /** The default in another network. */
    static Site usual(ClusterSpec cluster, SiteNetwork network) {
        return new Site(network, Optional.empty(), List.of(), usualMachines(network, cluster), Map.of());
    }

    /** The controller at .20, the nodes from .31. */
    static List<SiteMachine> usualMachines(SiteNetwork network, ClusterSpec cluster) {
        Cidr addresses = network.addresses();
        List<SiteMachine> machines = new ArrayList<>();
        machines.add(SiteMachine.usual("controller", Role.CONTROLLER, Ipv4Address.in(addresses, CONTROLLER)));
        for (int i = 0; i < cluster.nodes().count(); i++) {
            machines.add(SiteMachine.usual("node-" + (i + 1), Role.NODE, Ipv4Address.in(addresses, FIRST_NODE + i)));
        }
        return machines;
    }

    /** The same site with these values, and no others. */
    public Site withParameters(Map<String, String> values) {
        return new Site(network, laptop, sshKeys, machines, values);
    }

    /**
     * The same site, where a machine has another address: in the network, and where people log in to it there.
     *
     * @param name of one of its machines
     */
    public Site moved(String name, Ipv4Address address) {
        List<SiteMachine> moved = machines.stream()
                .map(machine -> machine.name().equals(name) ? machine.at(address) : machine)
                .toList();
        return new Site(network, laptop, sshKeys, moved, parameters);
    }

    /**
     * The same site, where a machine is what another one was: its address, its hardware, and where people log in to it. That
     * other one is no machine of the site any more.
     *
     * @param name of one of its machines
     * @param other the name of another one
     */
    public Site onto(String name, String other) {
        SiteMachine was = machine(other);
        List<SiteMachine> left = machines.stream()
                .filter(machine -> !machine.equals(was))
                .map(machine -> machine.name().equals(name) ? machine.onto(was) : machine)
                .toList();
        return new Site(network, laptop, sshKeys, left, parameters);
    }

    private SiteMachine machine(String name) {
        return machines.stream()
                .filter(machine -> machine.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The same site, with the bundle attached to no machine. */
    public Site withoutDisks() {
        List<SiteMachine> without =
                machines.stream().map(SiteMachine::withoutDisk).toList();
        return new Site(network, laptop, sshKeys, without, parameters);
    }

    /** Whether any machine has the bundle attached. */
    public boolean hasDisks() {
        return machines.stream().anyMatch(SiteMachine::hasDisk);
    }

    /** What a machine is. The only one of its site is controller and node at once. */
    public List<Role> roles(SiteMachine machine) {
        return machines.size() == 1 ? List.of(machine.role(), Role.NODE) : List.of(machine.role());
    }

    /** What all machines take together, in bytes. */
    public long memory(ClusterSpec cluster) {
        return machines.stream()
                .mapToLong(machine -> cluster.machine(roles(machine)).memory())
                .sum();
    }

    /** All others than the controller, in their order. */
    public List<SiteMachine> nodes() {
        return machines.stream().filter(machine -> !machine.isController()).toList();
    }

    /** The one controller. */
    public SiteMachine controller() {
        return machines.stream().filter(SiteMachine::isController).findFirst().orElseThrow();
    }
}
