package dev.roadcase.bundler.remote.connection;

import java.time.Duration;

/**
 * How far a server's clock is from this machine's.
 *
 * @param host whose clock it is
 * @param ahead how much later it is there; negative where it is earlier
 */
public record ClockSkew(String host, Duration ahead) {}
