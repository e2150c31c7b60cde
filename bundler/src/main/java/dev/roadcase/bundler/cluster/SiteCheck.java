package dev.roadcase.bundler.cluster;

import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.cluster.MachineSize;
import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What of a cluster at a site cannot work, beyond what is wrong with site.yaml itself. */
final class SiteCheck {
    /** What the laptop keeps for itself, in bytes. */
    private static final long KEPT = 1L << 30;
    /** This host, the loopback, multicast and what is reserved (RFC 6890): addresses that no machine can have. */
    private static final List<Cidr> OF_NO_MACHINE =
            List.of(Cidr.parse("0.0.0.0/8"), Cidr.parse("127.0.0.0/8"), Cidr.parse("224.0.0.0/3"));

    private final ClusterSpec cluster;
    private final Site site;
    private final Laptop laptop;
    private final List<String> problems = new ArrayList<>();

    SiteCheck(ClusterSpec cluster, Site site, Laptop laptop) {
        this.cluster = cluster;
        this.site = site;
        this.laptop = laptop;
    }

    /** A line for each problem. */
    List<String> problems() {
        checkNetwork();
        checkInside();
        laptop.networks().forEach(this::checkLaptop);
        checkDisk();
        checkMemory();
        checkPodNetworks();
        return List.copyOf(problems);
    }

    private void checkNetwork() {
        if (OF_NO_MACHINE.stream().anyMatch(site.network()::overlaps)) {
            problems.add("the machines' network " + site.network() + " has addresses that no machine can have");
        }
        List<SiteMachine> outside = site.machines().stream()
                .filter(machine -> !machine.address().isMachineOf(site.network()))
                .toList();
        if (!outside.isEmpty()) {
            problems.add("the machines' network " + site.network() + " is too small for "
                    + site.machines().size() + " machines from .20 on: "
                    + outside.get(0).name() + " would have "
                    + outside.get(0).address() + "; choose a larger one, or name the machines in site.yaml");
        }
        site.gateway().ifPresent(gateway -> checkFree("the gateway", gateway.toString()));
        site.laptop().ifPresent(laptop -> checkFree("this computer, as laptop says,", laptop.getHost()));
    }

    /** Nodes can ask the controller, which has nobody to ask but this computer. */
    private void checkDisk() {
        site.machines().stream()
                .filter(machine -> machine.role() == Role.CONTROLLER && !machine.disk())
                .filter(machine -> site.laptop().isEmpty())
                .forEach(machine -> problems.add(machine.name()
                        + " has no disk with the bundle, and nobody serves it: say"
                        + " where this computer will, laptop: http://" + Ipv4Address.in(site.network(), 1) + ":5000"));
    }

    private void checkFree(String whose, String address) {
        site.machines().stream()
                .filter(machine -> machine.address().toString().equals(address))
                .forEach(machine -> problems.add(whose + " has the address " + address + " of " + machine.name()));
    }

    private void checkInside() {
        overlap(
                "the machines' network",
                site.network(),
                "the pods'",
                cluster.network().pods());
        overlap(
                "the machines' network",
                site.network(),
                "the services'",
                cluster.network().services());
        int prefix = cluster.network().services().prefix();
        if (prefix < 12 || prefix > 27) {
            problems.add("the services' network " + cluster.network().services()
                    + " is of a size that Kubernetes does not take (/12 to /27)");
        }
    }

    /** A laptop in the machines' own network is how they are reached; anything else cuts one of the two off. */
    private void checkLaptop(LaptopNetwork its) {
        String whose = "this computer's network " + its.device();
        if (!its.network().equals(site.network())) {
            overlap(whose, its.network(), "the machines'", site.network());
        }
        overlap(whose, its.network(), "the pods'", cluster.network().pods());
        overlap(whose, its.network(), "the services'", cluster.network().services());
        site.machines().stream()
                .filter(machine -> machine.address().equals(its.own()))
                .forEach(machine ->
                        problems.add("this computer itself has the address " + its.own() + " of " + machine.name()));
    }

    private void overlap(String one, Cidr first, String other, Cidr second) {
        if (first.overlaps(second)) {
            problems.add(one + " (" + first + ") and " + other + " (" + second
                    + ") overlap: choose another in site.yaml or demo.yaml");
        }
    }

    private void checkMemory() {
        long wanted = site.machines().stream()
                .filter(machine -> machine.ssh().isEmpty())
                .mapToLong(machine -> shape(machine.role()).memory())
                .sum();
        if (wanted > 0 && wanted + KEPT > laptop.memory()) {
            problems.add("too little memory for " + site.machines().size() + " machines: they take " + mebibytes(wanted)
                    + " and this computer " + mebibytes(KEPT) + ", it has " + mebibytes(laptop.memory()));
        }
    }

    private MachineSize shape(Role role) {
        return role == Role.CONTROLLER ? cluster.controller() : cluster.nodes().machine();
    }

    private void checkPodNetworks() {
        Map<Cidr, String> taken = new HashMap<>();
        PodNetworks networks = new PodNetworks(site.network(), cluster.network().pods());
        for (SiteMachine machine : site.machines()) {
            String other = taken.putIfAbsent(networks.of(machine.address()), machine.name());
            if (other != null) {
                problems.add("the pods' network " + cluster.network().pods() + " is too small: " + other + " and "
                        + machine.name() + " would share a part of it");
            }
        }
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }
}
