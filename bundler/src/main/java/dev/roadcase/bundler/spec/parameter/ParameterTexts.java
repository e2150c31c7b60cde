package dev.roadcase.bundler.spec.parameter;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Placeholders;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads texts that may contain parameters.
 *
 * @param declared names of the demo's parameters
 */
public record ParameterTexts(Set<String> declared) {
    /** Parameters may replace anything after the scheme. */
    private static final Pattern ADDRESS = Pattern.compile("https?://[^/\\s\\p{Cntrl}][^\\s\\p{Cntrl}]*");

    public ParameterTexts {
        declared = Set.copyOf(declared);
    }

    /** A text. A parameter that is not declared is a problem. */
    public Optional<String> text(YamlNode node) {
        Optional<String> text = node.text();
        text.ifPresent(its -> Placeholders.check(its, declared, (offset, what) -> node.problem(what)));
        return text;
    }

    /** The texts of the mapping below a key, in the order of the file; none where the key is missing. */
    public Map<String, String> pairs(YamlMap map, String key) {
        Map<String, String> pairs = new LinkedHashMap<>();
        map.optional(key)
                .flatMap(YamlNode::map)
                .ifPresent(its ->
                        its.values().forEach((name, value) -> text(value).ifPresent(text -> pairs.put(name, text))));
        return pairs;
    }

    /** An address, http or https. */
    public Optional<String> address(YamlNode node) {
        return text(node).flatMap(text -> node.attempt(() -> requireAddress(text)));
    }

    private static String requireAddress(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            throw new IllegalArgumentException("not an http or https URL: " + Excerpt.of(text));
        }
        return text;
    }
}
