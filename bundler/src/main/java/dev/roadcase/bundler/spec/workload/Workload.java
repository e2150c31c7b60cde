package dev.roadcase.bundler.spec.workload;

import dev.roadcase.agent.node.workload.WorkloadPlan.Form;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.value.PathRule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Manifests that are applied once the cluster is ready.
 *
 * @param manifests path of a YAML or JSON file in the demo's folder, with {@code /} between names
 * @param form what they are
 * @param when values of parameters that all have to be chosen; if empty, the workload is always applied
 * @param pause what to wait for before the next workload is applied
 */
public record Workload(String manifests, Form form, Map<String, String> when, Optional<Wait> pause)
        implements ListedWorkload {
    public Workload {
        PathRule.requireRelative(manifests);
        when = Collections.unmodifiableMap(new LinkedHashMap<>(when));
    }

    /** Whether <code>${NAME}</code> in them stands for a parameter. */
    public boolean filled() {
        return form == Form.FILLED;
    }

    /** Whether it applies manifests: a release applies none, it records those that others have applied. */
    public boolean hasManifests() {
        return form != Form.RELEASE;
    }

    /** Whether it is applied with these values. */
    public boolean isChosen(Parameters parameters) {
        return when.entrySet().stream()
                .allMatch(chosen -> parameters.value(chosen.getKey()).equals(Optional.of(chosen.getValue())));
    }
}
