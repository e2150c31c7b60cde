package dev.roadcase.bundler.spec.workload;

import dev.roadcase.agent.format.Excerpt;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A Helm chart that is rendered when the demo is prepared, and comes into the cluster as a release.
 *
 * @param release its name, of at most 53 characters (Helm, "helm install")
 * @param namespace of the release
 * @param values paths of files with values in the demo's folder; what a later one says counts
 * @param filled whether <code>${NAME}</code> in these files stands for a parameter
 * @param set values by their path, as {@code helm --set} takes them; they count more than those of files
 * @param when values of parameters that all have to be chosen; if empty, it is always installed
 * @param pause what to wait for before the next workload is applied
 */
public record ChartWorkload(
        ChartOrigin chart,
        String release,
        String namespace,
        List<String> values,
        boolean filled,
        Map<String, String> set,
        Map<String, String> when,
        Optional<Wait> pause)
        implements ListedWorkload {
    /** Where a release is unless demo.yaml says otherwise. */
    public static final String USUAL_NAMESPACE = "default";

    private static final int LONGEST_RELEASE = 53;
    private static final int LONGEST_NAMESPACE = 63;
    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
    private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");

    public ChartWorkload {
        requireRelease(release);
        requireNamespace(namespace);
        values = List.copyOf(values);
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
        when = Collections.unmodifiableMap(new LinkedHashMap<>(when));
    }

    static String requireRelease(String name) {
        if (!NAME.matcher(name).matches() || name.length() > LONGEST_RELEASE) {
            throw new IllegalArgumentException(
                    "not the name of a release (small letters, digits, dashes and dots, at most " + LONGEST_RELEASE
                            + "): " + Excerpt.of(name));
        }
        return name;
    }

    static String requireNamespace(String name) {
        if (!LABEL.matcher(name).matches() || name.length() > LONGEST_NAMESPACE) {
            throw new IllegalArgumentException("not a namespace's name (small letters, digits and dashes, at most "
                    + LONGEST_NAMESPACE + "): " + Excerpt.of(name));
        }
        return name;
    }
}
