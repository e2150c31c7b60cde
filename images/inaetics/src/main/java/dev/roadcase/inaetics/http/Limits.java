package dev.roadcase.inaetics.http;

import java.time.Duration;
import java.util.Map;

/** How much of a process clients may take, and how long a service waits for another. */
public final class Limits {
    /** After this a call to another service has failed. */
    public static final Duration REMOTE_CALL = Duration.ofMillis(500);
    /** How long a service may keep a call waiting, so that its answer still arrives in time. */
    public static final Duration PATIENCE = Duration.ofMillis(350);

    /** Calls under way at once: more processors than the demonstrator ever asks for can wait in a queue. */
    static final int THREADS = 64;

    /** Calls of one costly path under way at once: together with all others they fit in a heap of 32 MiB. */
    static final int COSTLY = 3;

    static final Duration DRAIN = Duration.ofSeconds(1);
    static final int BACKLOG = 128;

    /** What jdk.httpserver reads when its first class loads; without {@code nodelay} each answer may take 40 ms more. */
    private static final Map<String, String> OF_THE_JDK = Map.of(
            "sun.net.httpserver.maxReqTime", "10",
            "sun.net.httpserver.maxRspTime", "10",
            "sun.net.httpserver.idleInterval", "60",
            "sun.net.httpserver.maxIdleConnections", "100",
            "jdk.httpserver.maxConnections", "300",
            "sun.net.httpserver.maxReqHeaders", "100",
            "sun.net.httpserver.maxReqHeaderSize", "16384",
            "sun.net.httpserver.nodelay", "true");

    private Limits() {}

    static void apply() {
        OF_THE_JDK.forEach((key, value) -> System.setProperty(key, System.getProperty(key, value)));
    }
}
