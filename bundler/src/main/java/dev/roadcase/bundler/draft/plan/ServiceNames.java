package dev.roadcase.bundler.draft.plan;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Names that Kubernetes takes (RFC 1035, section 2.3.1), each given once. */
public final class ServiceNames {
    private static final int LONGEST = 50;

    private final Map<String, String> owners = new HashMap<>();

    /** The name for this one: the same each time, and another one for any other. */
    public String of(String name) {
        String label = label(name);
        String free = label;
        for (int number = 2; !owners.getOrDefault(free, name).equals(name); number++) {
            free = label + "-" + number;
        }
        owners.put(free, name);
        return free;
    }

    /** A name as like this one as possible. */
    public static String label(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        String started = plain.isEmpty() ? "demo" : Character.isDigit(plain.charAt(0)) ? "s-" + plain : plain;
        return started.substring(0, Math.min(started.length(), LONGEST)).replaceAll("-+$", "");
    }
}
