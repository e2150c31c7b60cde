package dev.roadcase.bundler.spec.cluster;

import dev.roadcase.agent.format.Excerpt;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The cluster that a demo runs on.
 *
 * @param kubernetes version, as upstream tags it: {@code v1.36.4}
 * @param os distribution and channel of the machines, such as {@code flatcar-stable}
 * @param dns absent where pods find services by their environment alone
 * @param box whether the Vagrant box of that system is carried
 */
public record ClusterSpec(
        String kubernetes,
        String os,
        boolean box,
        ClusterRuntime runtime,
        ClusterNetwork network,
        MachineSize controller,
        Nodes nodes,
        Optional<Dns> dns) {
    /** What a demo runs on that does not say. */
    public static final String USUAL_OS = "flatcar-stable";

    private static final Pattern KUBERNETES =
            Pattern.compile("v[0-9]{1,3}\\.[0-9]{1,3}\\.[0-9]{1,3}(?:-[a-z0-9.]{1,32})?");
    private static final Pattern OS = Pattern.compile("(?=.{1,63}$)[a-z0-9]+(?:[.-][a-z0-9]+)*");

    /** What runs the containers; its lower-case name is what demo.yaml says. */
    public enum ClusterRuntime {
        CONTAINERD,
        DOCKER
    }

    /**
     * One machine.
     *
     * @param cpus 1 to 256
     * @param memory bytes, at least 256 MiB
     */
    public record MachineSize(int cpus, long memory) {
        static final int MOST_CPUS = 256;
        private static final long LEAST_MEMORY = 256L << 20;

        /** A controller whose demo does not say. */
        public static final MachineSize USUAL_CONTROLLER = new MachineSize(2, 2L << 30);

        /** A node whose demo does not say. */
        public static final MachineSize USUAL_NODE = new MachineSize(1, 1L << 30);

        public MachineSize {
            if (cpus < 1 || cpus > MOST_CPUS) {
                throw new IllegalArgumentException("not a number of cpus (1 to 256): " + cpus);
            }
            requireMemory(memory);
        }

        static long requireMemory(long memory) {
            if (memory < LEAST_MEMORY) {
                throw new IllegalArgumentException(
                        "too little memory for a machine (at least 256MiB): " + memory + " bytes");
            }
            return memory;
        }
    }

    /**
     * The nodes, which are all alike.
     *
     * @param count 0 to 250
     * @param labels of Kubernetes, on each of them
     */
    public record Nodes(int count, MachineSize machine, Map<String, String> labels) {
        /** How many there are where the demo does not say. */
        public static final int USUAL_COUNT = 5;

        static final int MOST = 250;
        private static final String WORD = "[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";
        private static final Pattern LABEL = Pattern.compile("(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?/)?" + WORD);
        private static final Pattern OF_KUBERNETES = Pattern.compile("(?:.*\\.)?(?:kubernetes|k8s)\\.io/.*");
        private static final Pattern OF_KUBELETS = Pattern.compile(
                "topology\\.kubernetes\\.io/(?:zone|region)|(?:.*\\.)?(?:node|kubelet)\\.kubernetes\\.io/.*");
        private static final Pattern LABEL_VALUE = Pattern.compile("(?:" + WORD + ")?");

        public Nodes {
            if (count < 0 || count > MOST) {
                throw new IllegalArgumentException("not a number of nodes (0 to 250): " + count);
            }
            labels.keySet().forEach(Nodes::requireLabelName);
            labels.values().forEach(Nodes::requireLabelValue);
            labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
        }

        /**
         * The name, where it may be a label's that a kubelet gives its own node
         * (https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction): with another
         * one it does not even start.
         */
        public static String requireLabelName(String name) {
            require(LABEL, name, "not a label's name");
            if (OF_KUBERNETES.matcher(name).matches()
                    && !OF_KUBELETS.matcher(name).matches()) {
                throw new IllegalArgumentException("a kubelet may not give itself the label " + Excerpt.of(name)
                        + " (of kubernetes.io and k8s.io: topology.kubernetes.io/zone and region, and those of"
                        + " node.kubernetes.io)");
            }
            return name;
        }

        /** The value, where it may be a label's. */
        public static String requireLabelValue(String value) {
            return require(LABEL_VALUE, value, "not a label's value (at most 63 letters, digits, dots and dashes)");
        }
    }

    public ClusterSpec {
        requireKubernetes(kubernetes);
        requireOs(os);
    }

    static String requireKubernetes(String version) {
        return require(KUBERNETES, version, "not a version of Kubernetes (such as v1.36.4)");
    }

    static String requireOs(String os) {
        return require(OS, os, "not a system's name (such as flatcar-stable)");
    }

    private static String require(Pattern pattern, String text, String problem) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException(problem + ": " + Excerpt.of(text));
        }
        return text;
    }
}
