package dev.roadcase.bundler.build.debian.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The section [Install] of a unit (systemd.unit(5)): by which links it is enabled. */
record UnitInstall(List<String> wantedBy, List<String> requiredBy, List<String> aliases, List<String> also) {
    private static final Pattern UNIT = Pattern.compile("[A-Za-z0-9:_.\\\\@-]{1,255}");

    /** Reads a unit's file. */
    static UnitInstall of(String text) {
        Map<String, List<String>> values = new HashMap<>();
        boolean inside = false;
        for (String line : text.replace("\\\n", " ").lines().map(String::strip).toList()) {
            inside = line.startsWith("[") ? line.equals("[Install]") : inside;
            int equals = line.indexOf('=');
            if (inside && equals > 0 && !line.startsWith("#") && !line.startsWith(";")) {
                values.computeIfAbsent(line.substring(0, equals).strip(), key -> new ArrayList<>())
                        .addAll(units(line.substring(equals + 1)));
            }
        }
        return new UnitInstall(
                values.getOrDefault("WantedBy", List.of()),
                values.getOrDefault("RequiredBy", List.of()),
                values.getOrDefault("Alias", List.of()),
                values.getOrDefault("Also", List.of()));
    }

    /** What is no unit's name could be a path out of the folder. */
    private static List<String> units(String value) {
        return Stream.of(value.strip().split("\\s+"))
                .filter(word -> UNIT.matcher(word).matches() && word.indexOf('.') > 0)
                .toList();
    }
}
