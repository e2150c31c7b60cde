package dev.roadcase.bundler.spec;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.bundler.spec.value.PrintableText;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a demo is called.
 *
 * @param name lower-case letters, digits and dashes; with the version it names the bundle
 * @param version letters, digits, dot, dash, underscore and plus
 */
public record About(String name, String version, String description) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,63}");

    public About {
        requireName(name);
        requireVersion(version);
    }

    /** Reads the keys {@code name}, {@code version} and {@code description}. */
    static Optional<About> read(YamlMap map) {
        Optional<String> name = map.required("name").flatMap(node -> node.parse(About::requireName));
        Optional<String> version = map.required("version").flatMap(node -> node.parse(About::requireVersion));
        Optional<String> description = map.value("description", PrintableText::require);
        return map.node().attempt(() -> new About(name.orElseThrow(), version.orElseThrow(), description.orElse("")));
    }

    private static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "not a demo's name (lower-case letters, digits and dashes, at most 63): " + Excerpt.of(name));
        }
        return name;
    }

    private static String requireVersion(String version) {
        if (!VERSION.matcher(version).matches()) {
            throw new IllegalArgumentException(
                    "not a version (letters, digits, dot, dash, underscore and plus, at most 64): "
                            + Excerpt.of(version));
        }
        return version;
    }
}
