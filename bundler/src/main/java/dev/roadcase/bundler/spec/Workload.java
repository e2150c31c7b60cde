package dev.roadcase.bundler.spec;

import java.util.Optional;

/**
 * Manifests that are applied once the cluster is ready.
 *
 * @param manifests path of a YAML or JSON file in the demo's folder, with {@code /} between names
 * @param pause what has to hold before the next workload is applied
 */
public record Workload(String manifests, Optional<Wait> pause) {
    public Workload {
        PathRule.requireRelative(manifests);
    }
}
