package dev.roadcase.bundler.remote.retry;

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
public final class QuietHosts {
    private static final Set<Integer> OVERLOADED = Set.of(429, 503);

    private final RetryPolicy policy;
    private final LongSupplier nanos;
    private final Map<String, Long> until = new ConcurrentHashMap<>();

    /** @param nanos a clock that never goes back, from any beginning */
    public QuietHosts(RetryPolicy policy, LongSupplier nanos) {
        this.policy = policy;
        this.nanos = nanos;
    }

    /** Remembers how long the host wants to be left alone. A wait that the policy does not allow is not remembered: the request fails. */
    public void learn(String host, Response response) {
        Duration wait = OVERLOADED.contains(response.code()) ? RetryAfter.of(response) : Duration.ZERO;
        if (!wait.isZero() && policy.allows(wait)) {
            until.merge(host, nanos.getAsLong() + wait.toNanos(), Math::max);
        }
    }

    /** How long the host still wants to be left alone; nothing where it does not. */
    public Duration left(String host) {
        Long end = until.get(host);
        Duration left = end == null ? Duration.ZERO : Duration.ofNanos(end - nanos.getAsLong());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
