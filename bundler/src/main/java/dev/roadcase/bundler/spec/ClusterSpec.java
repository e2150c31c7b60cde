package dev.roadcase.bundler.spec;

import dev.roadcase.agent.format.Excerpt;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The cluster that a demo runs on.
 *
 * @param kubernetes version, as upstream tags it: {@code v1.36.4}
 * @param os distribution and channel of the machines, such as {@code flatcar-stable}
 * @param box whether the Vagrant box of that system is carried
 */
public record ClusterSpec(
        String kubernetes,
        String os,
        boolean box,
        Runtime runtime,
        ClusterNetwork network,
        Machine controller,
        Nodes nodes) {
    /** What a demo runs on that does not say. */
    public static final String USUAL_OS = "flatcar-stable";

    private static final Pattern KUBERNETES =
            Pattern.compile("v[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}(?:-[a-z0-9.]{1,32})?");
    private static final Pattern OS = Pattern.compile("[a-z0-9]+(?:[.-][a-z0-9]+)*");

    /** What runs the containers; its lower-case name is what demo.yaml says. */
    public enum Runtime {
        CONTAINERD,
        DOCKER
    }

    /**
     * One machine.
     *
     * @param cpus 1 to 256
     * @param memory bytes, at least 256 MiB
     */
    public record Machine(int cpus, long memory) {
        private static final long LEAST_MEMORY = 256L << 20;

        /** A controller whose demo does not say. */
        public static final Machine USUAL_CONTROLLER = new Machine(2, 2L << 30);

        /** A node whose demo does not say. */
        public static final Machine USUAL_NODE = new Machine(1, 1L << 30);

        public Machine {
            if (cpus < 1 || cpus > 256) {
                throw new IllegalArgumentException("not a number of cpus (1 to 256): " + cpus);
            }
            if (memory < LEAST_MEMORY) {
                throw new IllegalArgumentException("too little memory for a machine (at least 256MiB): " + memory);
            }
        }
    }

    /**
     * The nodes, which are all alike.
     *
     * @param count 0 to 250
     * @param labels of Kubernetes, on each of them
     */
    public record Nodes(int count, Machine machine, Map<String, String> labels) {
        /** How many there are where the demo does not say. */
        public static final int USUAL_COUNT = 5;

        public Nodes {
            if (count < 0 || count > 250) {
                throw new IllegalArgumentException("not a number of nodes (0 to 250): " + count);
            }
            labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        }
    }

    public ClusterSpec {
        requireKubernetes(kubernetes);
        requireOs(os);
    }

    static String requireKubernetes(String version) {
        if (!KUBERNETES.matcher(version).matches()) {
            throw new IllegalArgumentException("not a version of Kubernetes (such as v1.36.4): " + Excerpt.of(version));
        }
        return version;
    }

    static String requireOs(String os) {
        if (!OS.matcher(os).matches() || os.length() > 63) {
            throw new IllegalArgumentException("not a system's name (such as flatcar-stable): " + Excerpt.of(os));
        }
        return os;
    }
}
