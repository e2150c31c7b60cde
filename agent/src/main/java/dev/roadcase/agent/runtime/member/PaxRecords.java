package dev.roadcase.agent.runtime.member;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an extended header says (POSIX.1-2017, pax, "pax Extended Header"). */
final class PaxRecords {
    static final PaxRecords NONE = new PaxRecords(Map.of(), "");
    private static final String ATTRIBUTE = "SCHILY.xattr.";
    private static final String HOLES = "GNU.sparse.";

    private final Map<String, String> records;
    /** Places and lengths of what is no hole, as version 0.0 repeats them. */
    private final String parts;

    private PaxRecords(Map<String, String> records, String parts) {
        this.records = records;
        this.parts = parts;
    }

    /** Reads {@code LENGTH KEY=VALUE\n}, as often as it stands there. */
    static PaxRecords parse(byte[] content) throws UnusualLayer {
        Map<String, String> records = new LinkedHashMap<>();
        StringBuilder parts = new StringBuilder();
        String text = new String(content, Member.BYTES);
        for (int at = 0; at < text.length(); ) {
            int end = at + length(text, at);
            String record = text.substring(text.indexOf(' ', at) + 1, end - 1);
            int equals = record.indexOf('=');
            if (equals <= 0 || text.charAt(end - 1) != '\n') {
                throw malformed();
            }
            String key = record.substring(0, equals);
            String value = record.substring(equals + 1);
            if (key.equals(HOLES + "offset") || key.equals(HOLES + "numbytes")) {
                parts.append(parts.length() == 0 ? "" : ",").append(value);
            } else {
                records.put(key, value);
            }
            at = end;
        }
        return new PaxRecords(records, parts.toString());
    }

    private static int length(String text, int at) throws UnusualLayer {
        int space = text.indexOf(' ', at);
        if (space <= at || space - at > 9) {
            throw malformed();
        }
        long length = decimal(text.substring(at, space));
        if (length <= space - at + 2 || length > text.length() - at) {
            throw malformed();
        }
        return (int) length;
    }

    /** A value; an empty one counts as none, so that the header's own holds. */
    Optional<String> value(String key) {
        return Optional.ofNullable(records.get(key)).filter(value -> !value.isEmpty());
    }

    /** A number, or what the header says. */
    long number(String key, long otherwise) throws UnusualLayer {
        Optional<String> value = value(key);
        return value.isPresent() ? decimal(value.get()) : otherwise;
    }

    /** A time with a fraction of a second, or what the header says. */
    Member.Moment moment(String key, long otherwise) throws UnusualLayer {
        Optional<String> value = value(key);
        if (value.isEmpty()) {
            return Member.Moment.of(otherwise, 0);
        }
        String[] halves = value.get().split("\\.", 2);
        String fraction = halves.length > 1 ? (halves[1] + "000000000").substring(0, 9) : "0";
        return Member.Moment.of(decimal(halves[0]), (int) decimal(fraction));
    }

    Map<String, String> attributes() {
        Map<String, String> attributes = new HashMap<>();
        records.forEach((key, value) -> {
            if (key.startsWith(ATTRIBUTE)) {
                attributes.put(key.substring(ATTRIBUTE.length()), value);
            }
        });
        return attributes;
    }

    /** Whether it is a file with holes in the form of version 1.0, whose parts are listed before its content. */
    boolean listsPartsInContent() {
        return records.getOrDefault(HOLES + "major", "").equals("1");
    }

    /** Places and lengths with commas between them, where the header itself lists them. */
    Optional<String> parts() {
        return parts.isEmpty() ? value(HOLES + "map") : Optional.of(parts);
    }

    static long decimal(String digits) throws UnusualLayer {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw malformed();
        }
    }

    private static UnusualLayer malformed() {
        return new UnusualLayer("an extended header that is malformed");
    }
}
