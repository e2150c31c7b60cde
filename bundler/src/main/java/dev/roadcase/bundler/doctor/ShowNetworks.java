package dev.roadcase.bundler.doctor;

import dev.roadcase.bundler.cluster.site.Site;
import dev.roadcase.bundler.spec.cluster.ClusterNetwork;
import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The networks of a show.
 *
 * @param machines absent if it is not known
 * @param pods absent if it is not known
 * @param services absent if it is not known
 * @param addresses of its machines
 */
record ShowNetworks(Optional<Cidr> machines, Optional<Cidr> pods, Optional<Cidr> services, Set<Ipv4Address> addresses) {
    /** Of no show. */
    static final ShowNetworks NONE = new ShowNetworks(Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

    ShowNetworks {
        addresses = Set.copyOf(addresses);
    }

    static ShowNetworks of(Site site, ClusterNetwork inside) {
        return new ShowNetworks(
                Optional.of(site.network().addresses()),
                Optional.of(inside.pods()),
                Optional.of(inside.services()),
                Set.copyOf(site.machines().stream()
                        .map(machine -> machine.address())
                        .toList()));
    }

    /** Those that are known, by whose they are. */
    Map<String, Cidr> all() {
        Map<String, Cidr> all = new LinkedHashMap<>();
        machines.ifPresent(its -> all.put("machines", its));
        pods.ifPresent(its -> all.put("pods", its));
        services.ifPresent(its -> all.put("services", its));
        return all;
    }
}
