package dev.roadcase.agent.node.workload;

import dev.roadcase.agent.manifest.Template;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Values for the parameters of a demo.
 *
 * @param value gives the value of a name, or throws
 * @param texts names whose value is always a text
 */
public record ParameterValues(UnaryOperator<String> value, Set<String> texts) {
    public ParameterValues {
        texts = Set.copyOf(texts);
    }

    /**
     * A manifest, or a JSON document, with values.
     *
     * @throws dev.roadcase.agent.manifest.UnreadableManifest if the text is neither YAML nor JSON
     */
    public String fill(String manifest) {
        return Template.of(manifest).fill(value, texts);
    }
}
