package dev.roadcase.bundler.cluster;

import dev.roadcase.bundler.cluster.site.Site;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import java.util.Optional;

/**
 * A machine that takes the place of another one, under its name and with keys of its own.
 *
 * @param name of the machine whose place it takes
 * @param address absent if it has that of the other one
 * @param was the name that it had in the show until now; absent if it is new to it
 */
public record Spare(String name, Optional<Ipv4Address> address, Optional<String> was) {
    /** One that is new to the show. */
    public Spare(String name, Optional<Ipv4Address> address) {
        this(name, address, Optional.empty());
    }

    /** The site with it. */
    Site in(Site site) {
        Site moved = address.map(to -> site.moved(name, to)).orElse(site);
        return was.map(other -> moved.onto(name, other)).orElse(moved);
    }
}
