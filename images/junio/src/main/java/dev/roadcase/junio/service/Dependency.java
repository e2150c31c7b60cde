package dev.roadcase.junio.service;

import dev.roadcase.junio.http.Fetch;
import dev.roadcase.junio.patience.Deadline;
import dev.roadcase.junio.resolver.Endpoint;
import dev.roadcase.junio.resolver.Resolver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * A service that web asks. Each time it is looked up anew.
 *
 * @param name what it tells, and the path under which it does
 * @param endpoint the name whose SRV record says where it is
 */
record Dependency(String name, String endpoint, Resolver resolver) {
    /** Nobody looks at a page for longer that says nothing. */
    private static final Duration PATIENCE = Duration.ofMillis(2500);

    private static final Duration PATIENCE_WITH_ONE = Duration.ofMillis(1500);
    /** A pod that has gone does not refuse: it says nothing. */
    private static final Duration CONNECTING = Duration.ofMillis(400);

    private static final int TRIES = 3;

    /** What it says, as a line; never fails. */
    String line() {
        try {
            return ask(Deadline.in(PATIENCE)).line();
        } catch (IOException | IllegalArgumentException e) {
            return "unknown - " + plain(String.valueOf(e.getMessage()));
        }
    }

    /** A pod that has just gone leaves a connection that fails: whoever is there now is asked instead. */
    private Told ask(Deadline deadline) throws IOException {
        Optional<IOException> first = Optional.empty();
        for (int i = 0; i < TRIES && !deadline.isOver(); i++) {
            try {
                return once(deadline.within(PATIENCE_WITH_ONE));
            } catch (IOException e) {
                first = first.or(() -> Optional.of(e));
            }
        }
        throw first.orElseGet(() -> new IOException("no answer"));
    }

    private Told once(Deadline deadline) throws IOException {
        Endpoint at = resolver.service(endpoint, deadline);
        Fetch fetch = new Fetch(new InetSocketAddress(at.address(), at.port()), at.toString(), CONNECTING);
        return Told.read(fetch.get("/" + name, deadline), name);
    }

    private static String plain(String text) {
        return text.replaceAll("[^ -~]+", " ");
    }
}
