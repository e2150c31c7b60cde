package dev.roadcase.bundler.kubernetes;

import dev.roadcase.agent.format.Excerpt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of Kubernetes.
 *
 * @param text as upstream tags it: {@code v1.36.4}
 * @param minor its second number; the first number is 1
 */
public record KubernetesVersion(String text, int minor) {
    /** The oldest minor version in the table of flags. */
    public static final int OLDEST = 20;

    /** The newest minor version in the table of flags. */
    public static final int NEWEST = 36;

    /** The versions whose programs the tests of this project have run on six machines. */
    private static final Set<Integer> TESTED = Set.of(20, 36);

    private static final Pattern TEXT = Pattern.compile("v1\\.([0-9]{1,3})\\.[0-9]{1,3}(?:-[a-z0-9.]{1,32})?");

    public KubernetesVersion {
        if (minor < OLDEST || minor > NEWEST) {
            throw new IllegalArgumentException(
                    "Kubernetes " + text + " is not supported: choose v1." + OLDEST + " to v1." + NEWEST);
        }
    }

    /** Reads {@code v1.36.4}. */
    public static KubernetesVersion parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a version of Kubernetes (such as v1.36.4): " + Excerpt.of(text));
        }
        return new KubernetesVersion(text, Integer.parseInt(matcher.group(1)));
    }

    /** Whether tests have run a cluster of this minor version. */
    public boolean tested() {
        return TESTED.contains(minor);
    }

    @Override
    public String toString() {
        return text;
    }
}
