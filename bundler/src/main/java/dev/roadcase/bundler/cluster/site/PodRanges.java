package dev.roadcase.bundler.cluster.site;

import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;

/**
 * The part of the pods' network that each machine has. It follows only from the machine's address: 192.168.56.31 has
 * 10.1.31.0/24. So it stays the same when other machines are added or removed.
 */
public record PodRanges(Cidr machines, Cidr pods) {
    private static final int PREFIX = 24;

    /** The /24 of this machine. Two machines have the same if the pods' network is too small. */
    public Cidr of(Ipv4Address machine) {
        if (pods.prefix() >= PREFIX) {
            return pods;
        }
        long parts = 1L << (PREFIX - pods.prefix());
        int part = (int) (machine.offsetIn(machines) % parts);
        return new Cidr(pods.address() + (part << (32 - PREFIX)), PREFIX);
    }
}
