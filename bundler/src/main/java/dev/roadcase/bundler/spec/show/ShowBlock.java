package dev.roadcase.bundler.spec.show;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Placeholders;
import dev.roadcase.bundler.spec.value.PrintableText;
import dev.roadcase.bundler.spec.yaml.Once;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads items of {@code pages} and {@code checks}, in whose texts parameters may stand. */
public final class ShowBlock {
    /** What is behind the scheme is known once parameters are filled in. */
    private static final Pattern ADDRESS = Pattern.compile("https?://[^/\\s\\p{Cntrl}][^\\s\\p{Cntrl}]*");

    private static final int USUAL_STATUS = 200;

    private final Set<String> declared;
    private final Once once = new Once("the page");

    /** @param declared names of parameters */
    public ShowBlock(Set<String> declared) {
        this.declared = declared;
    }

    /** Reads an item of {@code pages}. */
    public Optional<Page> page(YamlNode node) {
        return node.map(List.of("name", "url")).flatMap(map -> {
            Optional<String> name = map.required("name")
                    .flatMap(n -> n.parse(PrintableText::require).filter(text -> once.meet(n, text)));
            Optional<String> url = map.required("url").flatMap(this::address);
            return node.attempt(() -> new Page(name.orElseThrow(), url.orElseThrow()));
        });
    }

    /** Reads an item of {@code checks}. */
    public Optional<Check> check(YamlNode node) {
        return node.map(List.of("http", "status", "contains")).flatMap(map -> {
            Optional<String> http = map.required("http").flatMap(this::address);
            int status = map.optional("status")
                    .flatMap(s -> s.whole(100, 599))
                    .map(Long::intValue)
                    .orElse(USUAL_STATUS);
            Optional<String> contains = map.optional("contains").flatMap(this::template);
            return node.attempt(() -> new Check(http.orElseThrow(), status, contains));
        });
    }

    /** Reads an address. */
    public Optional<String> address(YamlNode node) {
        return template(node).flatMap(text -> node.attempt(() -> requireAddress(text)));
    }

    private Optional<String> template(YamlNode node) {
        Optional<String> text = node.text();
        text.ifPresent(t -> Placeholders.check(t, declared, (offset, what) -> node.problem(what)));
        return text;
    }

    private static String requireAddress(String text) {
        if (!ADDRESS.matcher(text).matches()) {
            throw new IllegalArgumentException("not an http or https URL: " + Excerpt.of(text));
        }
        return text;
    }
}
