package dev.roadcase.bundler.kubernetes;

import dev.roadcase.bundler.kubernetes.Flags.ClusterProgram;

/**
 * A flag, and the versions of Kubernetes that take it.
 *
 * @param since first minor version that takes it
 * @param before first minor version that does not take it any more
 */
public record FlagRow(ClusterProgram program, int since, int before, String flag) {
    /** Later than every version. */
    static final int NEVER = Integer.MAX_VALUE;

    boolean holds(KubernetesVersion version) {
        return version.minor() >= since && version.minor() < before;
    }
}
