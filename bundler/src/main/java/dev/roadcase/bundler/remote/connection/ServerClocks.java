package dev.roadcase.bundler.remote.connection;

import dev.roadcase.bundler.remote.failure.Redacted;
import java.time.Duration;
import java.util.Comparator;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Response;

/** What time it is, by the servers that answer (RFC 9110, 6.6.1). A cache may say when it got an answer: it is not asked. */
final class ServerClocks {
    private final Map<String, Duration> ahead = new ConcurrentHashMap<>();

    void note(Response response) {
        Date date = response.headers().getDate("Date");
        if (date != null && response.header("Age") == null) {
            ahead.put(
                    Redacted.host(response.request().url()),
                    Duration.ofMillis(date.getTime() - response.receivedResponseAtMillis()));
        }
    }

    /** The least that any server says: one of them alone may be wrong itself. */
    Optional<ClockSkew> skew() {
        return ahead.entrySet().stream()
                .map(entry -> new ClockSkew(entry.getKey(), entry.getValue()))
                .min(Comparator.comparing(skew -> skew.ahead().abs()));
    }
}
