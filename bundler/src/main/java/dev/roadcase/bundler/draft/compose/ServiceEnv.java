package dev.roadcase.bundler.draft.compose;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The environment of a service as a container has it. A secret becomes a parameter that is asked for, and its value in the
 * Compose file is not carried.
 */
record ServiceEnv(Tree service, ProjectFiles files, Interpolation values, List<String> remarks) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_.-][A-Za-z0-9_.-]*");

    void putTo(ObjectNode container, String label) {
        Map<String, String> all = new LinkedHashMap<>();
        service.at("env_file").items().forEach(item -> all.putAll(ofFile(item)));
        Overlay.pairs(service.at("environment")).forEach((name, value) -> all.put(name, text(name, value)));
        if (!all.isEmpty()) {
            ArrayNode env = container.putArray("env");
            all.forEach((name, value) -> put(env, name, value, label));
        }
    }

    private Map<String, String> ofFile(Tree item) {
        String name = values.plain(item.at("path").text().or(item::text).orElse(""));
        Map<String, String> all = new LinkedHashMap<>();
        files.text(name)
                .map(DotEnv::parse)
                .ifPresentOrElse(
                        file -> file.values().forEach((key, value) -> all.put(key, values.filled(value))),
                        () -> remarks.add("its env_file " + name + " was not read"));
        return all;
    }

    private String text(String name, Tree value) {
        return value instanceof Tree.Blank ? values.passedOn(name) : values.filled(text(value));
    }

    private static String text(Tree value) {
        return value instanceof Tree.Leaf leaf ? leaf.content() : "";
    }

    private void put(ArrayNode env, String name, String value, String label) {
        if (!NAME.matcher(name).matches()) {
            remarks.add("a variable whose name no container takes was left out: " + name);
        } else {
            env.addObject().put("name", name).put("value", ServiceContainer.escaped(open(name, value, label)));
        }
    }

    private String open(String name, String value, String label) {
        if (value.matches("\\$\\{[A-Za-z0-9_]+}") || !SecretWords.isSecret(name, value)) {
            return value;
        }
        String parameter = parameter(name, label);
        remarks.add(
                name + " looks like a secret: " + parameter + " is asked for at configure, and its value is not here");
        return values.secret(parameter);
    }

    private String parameter(String name, String label) {
        String plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        String own = values.isTaken(plain) ? label.replace('-', '_') + "_" + plain : plain;
        return own.substring(0, Math.min(own.length(), 64));
    }
}
