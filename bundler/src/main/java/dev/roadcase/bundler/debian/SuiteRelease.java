package dev.roadcase.bundler.debian;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Excerpt;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A suite's signed table of contents (the Debian wiki's "Repository format").
 *
 * @param date when it was made
 * @param validUntil absent if it never expires, as that of a release
 * @param automatic whether apt takes packages from it by default; false for backports
 * @param lists path below the suite to what stands there
 */
record SuiteRelease(
        Instant date, Optional<Instant> validUntil, boolean automatic, boolean byHash, Map<String, Listed> lists) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss z", Locale.ROOT);

    /**
     * A file of a suite.
     *
     * @param size in bytes
     */
    record Listed(Digest sha256, long size) {}

    SuiteRelease {
        lists = Map.copyOf(lists);
    }

    /** Reads the lines of a Release file. */
    static SuiteRelease parse(List<String> lines) {
        Stanza stanza =
                Stanza.parse(lines.stream().filter(line -> !line.isEmpty()).toList());
        return new SuiteRelease(
                date(stanza.require("Date")),
                stanza.get("Valid-Until").map(SuiteRelease::date),
                !says(stanza, "NotAutomatic"),
                says(stanza, "Acquire-By-Hash"),
                lists(stanza.require("SHA256")));
    }

    private static boolean says(Stanza stanza, String field) {
        return stanza.get(field).filter("yes"::equalsIgnoreCase).isPresent();
    }

    private static Map<String, Listed> lists(String field) {
        Map<String, Listed> lists = new HashMap<>();
        field.lines().filter(line -> !line.isBlank()).forEach(line -> {
            String[] words = line.strip().split("\\s+");
            if (words.length != 3 || !words[1].matches("[0-9]{1,18}")) {
                throw new IllegalArgumentException("not a line of sums: " + Excerpt.of(line));
            }
            lists.put(words[2], new Listed(new Digest(words[0]), Long.parseLong(words[1])));
        });
        return lists;
    }

    private static Instant date(String text) {
        try {
            return ZonedDateTime.parse(text, DATE).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("not a date: " + Excerpt.of(text), e);
        }
    }
}
