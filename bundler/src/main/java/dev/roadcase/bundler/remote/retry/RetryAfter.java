package dev.roadcase.bundler.remote.retry;

import java.time.Duration;
import java.util.Date;
import java.util.Optional;
import okhttp3.Response;

/** When a server wants to be asked again (RFC 9110, 10.2.3). */
public final class RetryAfter {
    private RetryAfter() {}

    /** From now on, not negative; nothing where it does not say. */
    public static Duration of(Response response) {
        String said = response.header("Retry-After", "").strip();
        if (said.matches("[0-9]{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(said));
        }
        return Optional.ofNullable(response.headers().getDate("Retry-After"))
                .map(until -> Duration.ofMillis(until.getTime() - answered(response)))
                .filter(wait -> !wait.isNegative())
                .orElse(Duration.ZERO);
    }

    /** By the server's own clock where it shows it, which need not go like ours. */
    private static long answered(Response response) {
        Date sent = response.headers().getDate("Date");
        return sent == null ? response.receivedResponseAtMillis() : sent.getTime();
    }
}
