package dev.roadcase.bundler.remote;

import dev.roadcase.agent.event.Events;
import dev.roadcase.bundler.remote.authentication.Logins;
import dev.roadcase.bundler.remote.connection.ClockSkew;
import dev.roadcase.bundler.remote.connection.Exchanges;
import dev.roadcase.bundler.remote.connection.Places;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.retry.Retries;
import java.util.Optional;

/**
 * What the clients of one run share: open connections, logins that were accepted, mirrors that are in trouble, and how
 * often a request is repeated. Safe for several threads.
 */
public final class Connections {
    private final Exchanges exchanges;
    private final Retries retries;
    private final Places places;
    private final Logins logins;

    /**
     * Opens nothing yet.
     *
     * @param events is told of requests, of waits, and of mirrors in trouble
     */
    public Connections(HostSettings settings, Retries retries, Events events) {
        this.exchanges = new Exchanges(settings, retries, events);
        this.retries = retries;
        this.places = new Places(events);
        this.logins = new Logins(exchanges);
    }

    /** For a run that repeats what fails for a while, and tells of it. */
    public static Connections of(HostSettings settings, Events events) {
        return new Connections(settings, Retries.of(events), events);
    }

    /** Sends every request once. */
    public static Connections impatient(HostSettings settings) {
        return new Connections(settings, Retries.none(), Events.NONE);
    }

    /** How hosts are spoken to. */
    public HostSettings settings() {
        return exchanges.settings();
    }

    /** Sends requests without a login. */
    public Exchanges exchanges() {
        return exchanges;
    }

    /** Sends requests with the login that a registry asks for. */
    public Logins logins() {
        return logins;
    }

    /** Asks mirrors, and the hosts themselves. */
    public Places places() {
        return places;
    }

    /** How often a request is repeated. */
    public Retries retries() {
        return retries;
    }

    /** How far this machine's clock is off, by the servers that have answered so far. */
    public Optional<ClockSkew> clockSkew() {
        return exchanges.clockSkew();
    }
}
