package dev.roadcase.bundler.remote;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import okhttp3.Response;

/**
 * Hosts that have asked to be left alone for a while. What one transfer is told holds for all of a run, or they would keep
 * an overloaded host busy with refusing them. Safe for several threads.
 */
final class QuietHosts {
    private static final Set<Integer> OVERLOADED = Set.of(429, 503);

    private final LongSupplier nanos;
    private final Map<String, Long> until = new ConcurrentHashMap<>();

    /** @param nanos a clock that never goes back, from any beginning */
    QuietHosts(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Remembers what the host wants; more than anybody waits for is no pause but an end, and is left to who asked. */
    void learn(String host, Response response) {
        Duration wait = OVERLOADED.contains(response.code()) ? RetryAfter.of(response) : Duration.ZERO;
        if (!wait.isZero() && wait.compareTo(Attempts.LONGEST_WAIT) <= 0) {
            until.merge(host, nanos.getAsLong() + wait.toNanos(), Math::max);
        }
    }

    /** How long the host still wants to be left alone; nothing where it does not. */
    Duration left(String host) {
        Long end = until.get(host);
        Duration left = end == null ? Duration.ZERO : Duration.ofNanos(end - nanos.getAsLong());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
