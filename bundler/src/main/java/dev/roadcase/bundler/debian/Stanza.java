package dev.roadcase.bundler.debian;

import dev.roadcase.agent.format.Excerpt;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One paragraph of a control file (Debian policy 5.1). Names of fields are looked up without regard to case; lines of a
 * value are kept apart by {@code \n}, their first space dropped.
 */
public final class Stanza {
    private final Map<String, String> fields = new LinkedHashMap<>();

    private Stanza() {}

    /** Reads the lines of one paragraph; lines that begin with {@code #} are comments. */
    public static Stanza parse(List<String> lines) {
        Stanza stanza = new Stanza();
        String field = "";
        for (String line : lines) {
            if (line.startsWith("#")) {
                continue;
            }
            field = line.startsWith(" ") || line.startsWith("\t") ? stanza.more(field, line) : stanza.begin(line);
        }
        return stanza;
    }

    /** Reads the one paragraph that a text holds. */
    public static Stanza parse(String text) {
        return parse(text.lines().filter(line -> !line.isBlank()).toList());
    }

    private String begin(String line) {
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("not a field of a control file: " + Excerpt.of(line));
        }
        String field = line.substring(0, colon).toLowerCase(Locale.ROOT);
        if (fields.put(field, line.substring(colon + 1).strip()) != null) {
            throw new IllegalArgumentException("the field " + Excerpt.of(field) + " stands there twice");
        }
        return field;
    }

    private String more(String field, String line) {
        if (field.isEmpty()) {
            throw new IllegalArgumentException("a continued line without a field: " + Excerpt.of(line));
        }
        fields.merge(field, line.substring(1), (old, added) -> old + "\n" + added);
        return field;
    }

    /** The value of a field. */
    public Optional<String> get(String field) {
        return Optional.ofNullable(fields.get(field.toLowerCase(Locale.ROOT)));
    }

    /** The value of a field that must be there. */
    public String require(String field) {
        return get(field).orElseThrow(() -> new IllegalArgumentException("has no field " + field));
    }

    /** A field's words, with any white space between them. */
    List<String> words(String field) {
        return get(field).map(String::strip).filter(value -> !value.isEmpty()).stream()
                .flatMap(value -> List.of(value.split("\\s+")).stream())
                .toList();
    }
}
