package dev.roadcase.bundler.build.debian.configuration;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A profile that a package offers to pam-auth-update(8): fields with a value, or with indented lines below. */
record PamProfile(Map<String, List<String>> fields) {

    static PamProfile of(String text) {
        Map<String, List<String>> fields = new HashMap<>();
        List<String> last = new ArrayList<>();
        for (String line : text.lines().filter(one -> !one.isBlank()).toList()) {
            int colon = line.indexOf(':');
            if (!Character.isWhitespace(line.charAt(0)) && colon > 0) {
                last = fields.computeIfAbsent(line.substring(0, colon), key -> new ArrayList<>());
                line = line.substring(colon + 1);
            }
            if (!line.isBlank()) {
                last.add(line.strip());
            }
        }
        return new PamProfile(fields);
    }

    /** Whether Debian uses it unless somebody says otherwise. */
    boolean isUsual() {
        return says("Default", "yes");
    }

    boolean isInteractiveOnly() {
        return says("Session-Interactive-Only", "yes");
    }

    int priority() {
        return fields.getOrDefault("Priority", List.of()).stream()
                .filter(value -> value.matches("[0-9]{1,6}"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(0);
    }

    /** Whether it has lines of a type, such as auth, for a block. */
    boolean isIn(String type, String block) {
        return says(field(type) + "-Type", block);
    }

    /** Its lines of a type; the first profile of a block asks for what later ones use again. */
    List<String> lines(String type, boolean first) {
        List<String> usual = fields.getOrDefault(field(type), List.of());
        return first ? fields.getOrDefault(field(type) + "-Initial", usual) : usual;
    }

    private boolean says(String field, String value) {
        return fields.getOrDefault(field, List.of()).equals(List.of(value));
    }

    private static String field(String type) {
        return Character.toUpperCase(type.charAt(0)) + type.substring(1);
    }
}
