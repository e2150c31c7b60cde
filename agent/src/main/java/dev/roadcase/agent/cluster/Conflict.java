package dev.roadcase.agent.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A field that somebody else has set by now (Kubernetes, "Server-Side Apply", conflicts).
 *
 * @param owner the name of the field manager that owns it
 * @param field its path, as the server writes it: {@code .spec.containers[name="a"].image}
 */
record Conflict(String owner, String field) {
    private static final Pattern OWNER = Pattern.compile("conflicts? with \"([^\"]*)\"");
    private static final Pattern FIELD = Pattern.compile("(?:^- |: )(\\.\\S.*)$");

    /** Those that the server names in a refusal: one in one line, or several below each owner. */
    static List<Conflict> in(String refusal) {
        List<Conflict> conflicts = new ArrayList<>();
        String owner = "";
        for (String line : refusal.lines().toList()) {
            Matcher named = OWNER.matcher(line);
            owner = named.find() ? named.group(1) : owner;
            Matcher field = FIELD.matcher(line);
            if (!owner.isEmpty() && field.find()) {
                conflicts.add(new Conflict(owner, field.group(1)));
            }
        }
        return conflicts;
    }
}
