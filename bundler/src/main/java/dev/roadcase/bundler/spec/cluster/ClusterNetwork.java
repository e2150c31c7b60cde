package dev.roadcase.bundler.spec.cluster;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.bundler.spec.value.Cidr;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses inside a cluster.
 *
 * @param pods where pods get their addresses; does not overlap with {@code services}
 */
public record ClusterNetwork(Cidr pods, Cidr services, PortRange nodePorts, Plugin plugin) {
    /** What a demo has that does not say. */
    public static final ClusterNetwork USUAL = new ClusterNetwork(
            Cidr.parse("10.1.0.0/16"), Cidr.parse("10.3.0.0/16"), new PortRange(30_000, 32_767), Plugin.ROUTES);

    /** How pods of different machines reach each other; its lower-case name is what demo.yaml says. */
    public enum Plugin {
        /** Plain routes: all machines share one network. */
        ROUTES,
        FLANNEL
    }

    /**
     * Ports, both ends included.
     *
     * @param first 1 to 65,535
     * @param last not below {@code first}
     */
    public record PortRange(int first, int last) {
        private static final Pattern TEXT = Pattern.compile("([0-9]{1,5})-([0-9]{1,5})");

        public PortRange {
            if (first < 1 || last < first || last > 65_535) {
                throw new IllegalArgumentException("not a range of ports (1 to 65535): " + first + "-" + last);
            }
        }

        /** Reads {@code 80-99}. */
        public static PortRange parse(String text) {
            Matcher matcher = TEXT.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("not a range of ports (such as 80-99): " + Excerpt.of(text));
            }
            return new PortRange(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }

        @Override
        public String toString() {
            return first + "-" + last;
        }
    }

    public ClusterNetwork {
        if (pods.overlaps(services)) {
            throw new IllegalArgumentException("pods " + pods + " and services " + services + " overlap");
        }
    }
}
