package dev.roadcase.bundler.spec.show;

import dev.roadcase.bundler.spec.parameter.ParameterTexts;
import dev.roadcase.bundler.spec.value.PrintableText;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;

/**
 * A page of the demo that a presenter opens.
 *
 * @param url http or https; may contain parameters
 */
public record Page(String name, String url) {
    static Optional<Page> read(YamlNode node, ParameterTexts texts, Once names) {
        return node.map(List.of("name", "url")).flatMap(map -> {
            Optional<String> name = names.value(map.required("name"), PrintableText::require);
            Optional<String> url = map.required("url").flatMap(texts::address);
            return node.attempt(() -> new Page(name.orElseThrow(), url.orElseThrow()));
        });
    }
}
