package dev.roadcase.bundler.cluster.site;

import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;

/**
 * Which part of the pods' network a machine has. It follows from the machine's address alone, so no machine's part
 * changes when another one comes or goes: 192.168.56.31 has 10.1.31.0/24.
 */
public record PodRanges(Cidr machines, Cidr pods) {
    private static final int PREFIX = 24;

    /** A /24; two machines have the same where the pods' network has too few of them. */
    public Cidr of(Ipv4Address machine) {
        if (pods.prefix() >= PREFIX) {
            return pods;
        }
        long parts = 1L << (PREFIX - pods.prefix());
        int part = (int) (machine.offsetIn(machines) % parts);
        return new Cidr(pods.address() + (part << (32 - PREFIX)), PREFIX);
    }
}
