package dev.roadcase.bundler.remote.part;

import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import okhttp3.Response;

/**
 * What tells a content from an earlier one at the same address, byte for byte (RFC 9110, 8.8).
 *
 * @param value a strong entity tag, quotes included, or the time of the last change as the server wrote it
 */
public record Validator(String value) {
    /** A content that changed shortly before it was sent may change again within the same second. */
    private static final Duration SETTLED = Duration.ofSeconds(60);

    public Validator {
        if (!value.matches("[\\x20-\\x7e]{1,1000}")) {
            throw new IllegalArgumentException("not a validator of HTTP");
        }
    }

    /** The validator of an answer; empty if it has no strong one. */
    static Optional<Validator> of(Response response) {
        String tag = response.header("ETag", "");
        Optional<String> strong =
                tag.isEmpty() ? date(response) : Optional.of(tag).filter(it -> it.startsWith("\""));
        return strong.filter(it -> it.matches("[\\x20-\\x7e]{1,1000}")).map(Validator::new);
    }

    /** RFC 9110, 8.8.2.2. */
    private static Optional<String> date(Response response) {
        Date changed = response.headers().getDate("Last-Modified");
        Date sent = response.headers().getDate("Date");
        boolean strong = changed != null && sent != null && sent.getTime() - changed.getTime() >= SETTLED.toMillis();
        return strong ? Optional.of(response.header("Last-Modified", "")) : Optional.empty();
    }
}
