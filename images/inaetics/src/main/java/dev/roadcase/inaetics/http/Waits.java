package dev.roadcase.inaetics.http;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * How many calls wait for their client: for the rest of what it sends, or until it takes its answer. One that does neither has
 * half of the threads at most, and the other half answers everybody else.
 */
final class Waits {
    static final int MOST = Limits.THREADS / 2;

    private final Map<InetAddress, Integer> byClient = new HashMap<>();

    /** Begins to wait for a client, where not too many do so already. */
    synchronized boolean begin(InetAddress client) {
        int count = byClient.getOrDefault(client, 0);
        if (count < MOST) {
            byClient.put(client, count + 1);
        }
        return count < MOST;
    }

    synchronized void end(InetAddress client) {
        byClient.computeIfPresent(client, (key, count) -> count == 1 ? null : count - 1);
    }
}
