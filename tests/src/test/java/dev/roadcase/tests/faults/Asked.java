package dev.roadcase.tests.faults;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A request that a client has made.
 *
 * @param target path and query
 * @param headers by name, in any case
 */
public record Asked(String method, String target, Map<String, String> headers) {
    private static final int LONGEST_LINE = 16 << 10;

    /** For a blob. */
    public static Predicate<Asked> blobs() {
        return asked -> asked.isBlob();
    }

    /** For this blob. */
    public static Predicate<Asked> blob(String digest) {
        return asked -> asked.isBlob() && asked.target().endsWith(digest);
    }

    /** For a manifest or an index. */
    public static Predicate<Asked> manifests() {
        return asked -> asked.target().contains("/manifests/");
    }

    /** For anything. */
    public static Predicate<Asked> anything() {
        return asked -> true;
    }

    /** The value of the header Range. */
    public Optional<String> range() {
        return Optional.ofNullable(headers.get("Range"));
    }

    boolean isBlob() {
        return target.contains("/blobs/");
    }

    /** The same request without this header. */
    Asked without(String header) {
        Map<String, String> less = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        less.putAll(headers);
        less.remove(header);
        return new Asked(method, target, less);
    }

    /** Empty where the client has gone. */
    static Optional<Asked> read(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            lines.add(line);
        }
        return lines.isEmpty() ? Optional.empty() : Optional.of(of(lines));
    }

    private static Asked of(List<String> lines) {
        String[] words = lines.get(0).split(" ");
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        return new Asked(words[0], words[1], headers);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet >= 0 && octet != '\n'; octet = in.read()) {
            line.append((char) octet);
            if (line.length() > LONGEST_LINE) {
                throw new IOException("a line without an end");
            }
        }
        return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
    }
}
