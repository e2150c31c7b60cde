package dev.roadcase.bundler.cluster.site;

import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import dev.roadcase.bundler.spec.value.Cidr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks that machines can get the bundle, that the laptop has enough memory, that each machine has its own part of the
 * pods' network, and that there is a machine for each member of etcd. One machine alone needs no more than one member.
 */
final class MachineCheck {
    private final ClusterSpec cluster;
    private final Site site;
    private final Laptop laptop;

    MachineCheck(ClusterSpec cluster, Site site, Laptop laptop) {
        this.cluster = cluster;
        this.site = site;
        this.laptop = laptop;
    }

    /** A line for each problem. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        unserved().ifPresent(problems::add);
        tooLittleMemory().ifPresent(problems::add);
        problems.addAll(sharedPodRanges());
        tooFewForEtcd().ifPresent(problems::add);
        return problems;
    }

    /** Nodes can ask the controller for the bundle, but the controller can only ask this computer. */
    private Optional<String> unserved() {
        return site.machines().stream()
                .filter(machine -> machine.isController() && !machine.hasDisk())
                .filter(machine -> site.laptop().isEmpty())
                .map(machine -> machine.name() + " has no disk with the bundle: add "
                        + site.network().laptopExample() + " to site.yaml, and serve the bundle there")
                .findFirst();
    }

    private Optional<String> tooLittleMemory() {
        long wanted = site.machines().stream()
                .filter(machine -> machine.ssh().isEmpty())
                .mapToLong(machine -> cluster.machine(site.roles(machine)).memory())
                .sum();
        if (wanted == 0 || wanted + Laptop.KEPT <= laptop.memory()) {
            return Optional.empty();
        }
        return Optional.of("too little memory: " + site.machines().size() + " machines take "
                + mebibytes(wanted) + ", this computer itself needs " + mebibytes(Laptop.KEPT) + ", and it has "
                + mebibytes(laptop.memory()));
    }

    private List<String> sharedPodRanges() {
        List<String> problems = new ArrayList<>();
        Map<Cidr, String> taken = new HashMap<>();
        Cidr pods = cluster.network().pods();
        PodRanges ranges = new PodRanges(site.network().addresses(), pods);
        for (SiteMachine machine : site.machines()) {
            Optional.ofNullable(taken.putIfAbsent(ranges.of(machine.address()), machine.name()))
                    .ifPresent(other -> problems.add("the pods' network " + pods + " is too small: " + other + " and "
                            + machine.name() + " would get the same part of it"));
        }
        return problems;
    }

    private Optional<String> tooFewForEtcd() {
        int members = cluster.etcd().members();
        int nodes = site.nodes().size();
        return cluster.etcd().onController() || members <= nodes || nodes == 0
                ? Optional.empty()
                : Optional.of(
                        "too few nodes: etcd has " + members + " members, each on a node of its own, and the site has "
                                + nodes + ": add nodes to site.yaml, or change etcd in demo.yaml and prepare it again");
    }

    private static String mebibytes(long bytes) {
        return (bytes >> 20) + " MiB";
    }
}
