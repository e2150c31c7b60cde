package dev.roadcase.bundler.cluster.site;

import dev.roadcase.bundler.spec.cluster.ClusterNetwork;
import dev.roadcase.bundler.spec.value.Cidr;
import java.util.ArrayList;
import java.util.List;

/** Checks that the networks and addresses of a cluster do not collide with each other or with those of the laptop. */
final class NetworkCheck {
    /** Addresses that no machine can have (RFC 6890): this host, the loopback, multicast and reserved ones. */
    private static final List<Cidr> OF_NO_MACHINE =
            List.of(Cidr.parse("0.0.0.0/8"), Cidr.parse("127.0.0.0/8"), Cidr.parse("224.0.0.0/3"));

    private static final int LARGEST_OF_SERVICES = 12;
    private static final int SMALLEST_OF_SERVICES = 27;

    private final ClusterNetwork inside;
    private final Site site;
    private final Cidr machines;
    private final Laptop laptop;
    private final List<String> problems = new ArrayList<>();

    NetworkCheck(ClusterNetwork inside, Site site, Laptop laptop) {
        this.inside = inside;
        this.site = site;
        this.machines = site.network().addresses();
        this.laptop = laptop;
    }

    /** A line for each problem. */
    List<String> problems() {
        checkMachines();
        site.network().gateway().ifPresent(gateway -> checkFree("the gateway", gateway.toString()));
        site.laptop().ifPresent(url -> checkFree("this computer (laptop in site.yaml)", url.getHost()));
        checkInside();
        laptop.networks().forEach(this::checkLaptop);
        return List.copyOf(problems);
    }

    private void checkMachines() {
        if (OF_NO_MACHINE.stream().anyMatch(machines::overlaps)) {
            problems.add("the machines' network " + machines + " has addresses that no machine can have");
        }
        site.machines().stream()
                .filter(machine -> !machine.address().isMachineOf(machines))
                .findFirst()
                .ifPresent(first -> problems.add("the machines' network " + machines + " is too small for "
                        + site.machines().size() + " machines from .20 on: " + first.name() + " would have "
                        + first.address() + "; choose a larger one, or name the machines in site.yaml"));
    }

    private void checkFree(String whose, String address) {
        site.machines().stream()
                .filter(machine -> machine.address().toString().equals(address))
                .forEach(machine -> problems.add(whose + " has the address " + address + " of " + machine.name()));
    }

    private void checkInside() {
        checkOverlaps("the machines' network", machines);
        int prefix = inside.services().prefix();
        if (prefix < LARGEST_OF_SERVICES || prefix > SMALLEST_OF_SERVICES) {
            problems.add("the services' network " + inside.services()
                    + " has a size that Kubernetes does not allow (/12 to /27)");
        }
    }

    /**
     * The laptop may be in the machines' own network, since it reaches them there. Any other overlap makes some
     * addresses unreachable.
     */
    private void checkLaptop(LaptopNetwork its) {
        String whose = "this computer's network " + its.device();
        if (!its.network().equals(machines)) {
            checkOverlap(whose, its.network(), "the machines'", machines);
        }
        checkOverlaps(whose, its.network());
        site.machines().stream()
                .filter(machine -> machine.address().equals(its.own()))
                .forEach(machine ->
                        problems.add("this computer itself has the address " + its.own() + " of " + machine.name()));
    }

    private void checkOverlaps(String whose, Cidr network) {
        checkOverlap(whose, network, "the pods'", inside.pods());
        checkOverlap(whose, network, "the services'", inside.services());
    }

    private void checkOverlap(String one, Cidr first, String other, Cidr second) {
        if (first.overlaps(second)) {
            problems.add(one + " (" + first + ") and " + other + " (" + second
                    + ") overlap: choose another in site.yaml or demo.yaml");
        }
    }
}
