package dev.roadcase.bundler.cluster.site;

import dev.roadcase.bundler.spec.cluster.ClusterSpec;
import java.util.List;
import java.util.stream.Stream;

/** Checks whether a cluster can work at a site. What is wrong with site.yaml itself is checked before. */
final class SiteCheck {
    private final NetworkCheck networks;
    private final MachineCheck machines;

    SiteCheck(ClusterSpec cluster, Site site, Laptop laptop) {
        this.networks = new NetworkCheck(cluster.network(), site, laptop);
        this.machines = new MachineCheck(cluster, site, laptop);
    }

    /** A line for each problem. */
    List<String> problems() {
        return Stream.concat(networks.problems().stream(), machines.problems().stream())
                .toList();
    }
}
