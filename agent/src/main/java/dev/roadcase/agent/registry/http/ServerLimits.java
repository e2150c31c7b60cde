package dev.roadcase.agent.registry.http;

import dev.roadcase.agent.registry.http.ClientWaits.WaitLimits;
import java.time.Duration;
import java.util.Map;

/** How much of this machine clients may take. */
final class ServerLimits {
    /** Answers that are worked on at the same time. */
    static final int THREADS = 64;
    /**
     * A client may take a minute for 64 KiB of an answer, so a link that stalls for half of that goes on. A thread that
     * waits for its client counts no more among {@link #THREADS}. Twice as many may wait; of more, those are dropped that
     * have taken nothing for longest, two seconds at least: a busy machine makes quick clients wait for one.
     */
    static final WaitLimits WAITS =
            new WaitLimits(Duration.ofMillis(100), Duration.ofSeconds(60), 2 * THREADS, Duration.ofSeconds(2));
    /** How long running answers may go on after the server was told to stop. */
    static final Duration DRAIN = Duration.ofSeconds(5);
    /** Connections that the system holds until they are accepted. */
    static final int BACKLOG = 128;

    /**
     * What jdk.httpserver reads when its first class loads: seconds that a connection may be idle, how many may be (one
     * that is closed while its client sends the next request is a request that fails, and five hundred clients must not
     * see that), how many there may be at all, headers of a request and their bytes, bytes of a refused body that are
     * read all the same so that its client reads the answer, and no waiting for small packets to fill up (TCP_NODELAY).
     * Its limit for the time of a request counts the body too, which may take an hour, so there is none: {@link #WAITS}
     * are for that.
     */
    private static final Map<String, String> OF_THE_JDK = Map.of(
            "sun.net.httpserver.drainAmount", Long.toString(4L << 30),
            "sun.net.httpserver.idleInterval", "60",
            "sun.net.httpserver.maxIdleConnections", "600",
            "jdk.httpserver.maxConnections", "1000",
            "sun.net.httpserver.maxReqHeaders", "100",
            "sun.net.httpserver.maxReqHeaderSize", "32768",
            "sun.net.httpserver.nodelay", "true");

    private ServerLimits() {}

    /** Sets what the user has not set with {@code -D}. Must be called before jdk.httpserver is used. */
    static void apply() {
        OF_THE_JDK.forEach((key, value) -> System.setProperty(key, System.getProperty(key, value)));
    }
}
