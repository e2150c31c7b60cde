package dev.roadcase.bundler.remote.registry;

import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** The tags that exist, for a user who asked for one that does not. */
record Tags(List<String> all) {
    private static final int SHOWN = 10;
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

    Tags {
        all = all.stream().filter(tag -> TAG.matcher(tag).matches()).toList();
    }

    /** Those that begin most alike first, and how many are not shown. */
    String near(String asked) {
        Comparator<String> alike = Comparator.comparingInt(tag -> -alike(asked, tag));
        List<String> first = all.stream().sorted(alike).limit(SHOWN).toList();
        int rest = all.size() - first.size();
        return String.join(", ", first) + (rest > 0 ? " and " + rest + " more" : "");
    }

    private static int alike(String one, String other) {
        int at = 0;
        while (at < Math.min(one.length(), other.length()) && one.charAt(at) == other.charAt(at)) {
            at++;
        }
        return at;
    }
}
