package dev.roadcase.bundler.spec.workload;

import dev.roadcase.agent.format.Placeholders;
import dev.roadcase.agent.manifest.Template;
import dev.roadcase.agent.manifest.UnreadableManifest;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.value.PathRule;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A manifest that a step of the show applies or deletes, with values of the step's own. A value VERSION is there with a dash
 * for each dot too, as VERSION_DASHED, which a name in Kubernetes may have.
 *
 * @param manifests path of a YAML or JSON file in the demo's folder, with {@code /} between names
 * @param set values by name, in the order of the step; parameters of the demo may stand in them
 */
public record StepManifest(String manifests, Map<String, String> set) {
    private static final String DASHED = "_DASHED";

    public StepManifest {
        PathRule.requireRelative(manifests);
        set.keySet().forEach(StepManifest::requireName);
        set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
    }

    /** The names that the step gives values to. Always texts. */
    public Set<String> names() {
        return over(Parameters.NONE).names();
    }

    /** The values for this manifest: those of the demo, and those of the step, which come first. */
    public Parameters over(Parameters demo) {
        Map<String, String> values = new LinkedHashMap<>();
        set.forEach((name, value) -> values.put(name, demo.fillKnown(value)));
        set.keySet().forEach(name -> values.putIfAbsent(name + DASHED, dashed(values.get(name))));
        return demo.with(values);
    }

    /**
     * The manifest with values.
     *
     * @param text as the demo has it
     * @param texts names of the demo's parameters that are always texts
     * @throws Problem bad input, if a name has no value
     * @throws UnreadableManifest if the text is neither YAML nor JSON
     */
    public String fill(String text, Parameters demo, Set<String> texts) {
        Set<String> all = new HashSet<>(texts);
        all.addAll(names());
        return Template.of(text).fill(over(demo)::require, all);
    }

    private static String dashed(String value) {
        return value.replace('.', '-');
    }

    private static void requireName(String name) {
        if (!Placeholders.isName(name)) {
            throw new IllegalArgumentException(
                    "not a name for a value (letters, digits and underscores, at most 64): " + name);
        }
    }
}
