package dev.roadcase.bundler.cluster.site;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/**
 * The computer on which virtual machines run.
 *
 * @param memory its whole memory, in bytes
 */
public record Laptop(List<LaptopNetwork> networks, long memory) {
    /** Memory that it needs for itself, in bytes. */
    public static final long KEPT = 1L << 30;

    public Laptop {
        networks = List.copyOf(networks);
    }

    /** This computer. */
    public static Laptop here() {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Laptop(LaptopNetwork.all(), system.getTotalMemorySize());
    }

    /** The same laptop, for machines that do not use its memory. */
    public Laptop withoutLimit() {
        return new Laptop(networks, Long.MAX_VALUE);
    }
}
