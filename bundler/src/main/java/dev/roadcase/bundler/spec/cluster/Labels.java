package dev.roadcase.bundler.spec.cluster;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The key {@code labels} of nodes and of machines: Kubernetes' labels, as a kubelet gives them to its own node. */
public final class Labels {
    private static final String WORD = "[A-Za-z0-9](?:[A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";
    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?/)?" + WORD);
    private static final Pattern OF_KUBERNETES = Pattern.compile("(?:.*\\.)?(?:kubernetes|k8s)\\.io/.*");
    private static final Pattern OF_KUBELETS = Pattern.compile(
            "topology\\.kubernetes\\.io/(?:zone|region)|(?:.*\\.)?(?:node|kubelet)\\.kubernetes\\.io/.*");
    private static final Pattern VALUE = Pattern.compile("(?:" + WORD + ")?");

    private Labels() {}

    /** Reads the key, in the order of the file. */
    public static Map<String, String> read(YamlMap map) {
        return map.pairs("labels", Labels::requireName, Labels::requireValue);
    }

    /**
     * The name, if a kubelet may give its own node a label of this name
     * (https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction): with any other
     * label the kubelet does not start.
     */
    public static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a label's name: " + Excerpt.of(name));
        }
        if (OF_KUBERNETES.matcher(name).matches() && !OF_KUBELETS.matcher(name).matches()) {
            throw new IllegalArgumentException("a kubelet may not give itself the label " + Excerpt.of(name)
                    + " (of kubernetes.io and k8s.io: topology.kubernetes.io/zone and region, and those of"
                    + " node.kubernetes.io)");
        }
        return name;
    }

    /** The value, if a label may have it. */
    public static String requireValue(String value) {
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "not a label's value (at most 63 letters, digits, dots and dashes): " + Excerpt.of(value));
        }
        return value;
    }
}
