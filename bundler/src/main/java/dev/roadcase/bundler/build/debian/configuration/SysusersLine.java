package dev.roadcase.bundler.build.debian.configuration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of sysusers.d(5).
 *
 * @param type u for a user and its group, g for a group, m for a member of a group
 * @param id a number, {@code uid:gid}, {@code uid:group}, or nothing; of m the group
 */
record SysusersLine(char type, String name, String id, String gecos, String home, String shell) {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_-]{0,31}");
    private static final Pattern FIELD = Pattern.compile("[^:\\p{Cntrl}]*");
    private static final int FIELDS = 6;

    /** Reads a line; empty where it is a comment, a range, or nothing that makes a name. */
    static Optional<SysusersLine> read(String line) {
        List<String> words = words(line);
        String type = words.get(0);
        boolean known = type.equals("u") || type.equals("u!") || type.equals("g") || type.equals("m");
        if (!known || !NAME.matcher(words.get(1)).matches() || !words.stream().allMatch(SysusersLine::isField)) {
            return Optional.empty();
        }
        return Optional.of(
                new SysusersLine(type.charAt(0), words.get(1), words.get(2), words.get(3), words.get(4), words.get(5)));
    }

    private static boolean isField(String word) {
        // Of all fields only an id may have a colon, and none may be a path to take the id from.
        return FIELD.matcher(word.replaceFirst("^([0-9-]+):", "$1")).matches();
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (Matcher word = WORD.matcher(line.strip()); word.find(); ) {
            String quoted = Optional.ofNullable(word.group(1))
                    .or(() -> Optional.ofNullable(word.group(2)))
                    .orElse("");
            String one = Optional.ofNullable(word.group(3)).orElse(quoted);
            words.add(one.equals("-") ? "" : one);
        }
        while (words.size() < FIELDS) {
            words.add("");
        }
        return words;
    }
}
