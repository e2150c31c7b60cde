package dev.roadcase.bundler.cluster.site;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * The computer on which virtual machines run.
 *
 * @param memory all that it has, in bytes
 */
public record Laptop(List<LaptopNetwork> networks, long memory) {
    public Laptop {
        networks = List.copyOf(networks);
    }

    /** This computer. */
    public static Laptop here() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Laptop(LaptopNetwork.all(), system.getTotalMemorySize());
    }

    /** The same where machines have memory of their own. */
    public Laptop withoutLimit() {
        return new Laptop(networks, Long.MAX_VALUE);
    }
}
