package dev.roadcase.bundler.spec.value;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.bundler.spec.yaml.YamlMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The key {@code env} of built images and local processes: environment variables. */
public final class Variables {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,255}");

    private Variables() {}

    /** Reads the key, in the order of the file. */
    public static Map<String, String> read(YamlMap map) {
        return map.pairs("env", Variables::requireName, UnaryOperator.identity());
    }

    /** The name, if a variable may have it. */
    public static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "not a variable's name (letters, digits and underscores): " + Excerpt.of(name));
        }
        return name;
    }
}
