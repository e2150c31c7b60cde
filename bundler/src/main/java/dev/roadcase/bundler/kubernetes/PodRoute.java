package dev.roadcase.bundler.kubernetes;

import dev.roadcase.bundler.spec.value.Cidr;
import dev.roadcase.bundler.spec.value.Ipv4Address;

/**
 * The route to the pods of another machine.
 *
 * @param pods their network
 * @param machine the machine's own address
 */
public record PodRoute(Cidr pods, Ipv4Address machine) {
    /** As node.env writes it: {@code 10.1.31.0/24=192.168.56.31}. */
    @Override
    public String toString() {
        return pods + "=" + machine;
    }
}
