package dev.roadcase.bundler.draft.plan;

import java.util.Optional;
import java.util.Set;

/** Which ports pages are usually on. */
public final class WebPorts {
    private static final Set<Integer> PLAIN = Set.of(
            80, 81, 591, 3000, 3001, 4000, 4200, 5000, 5001, 5173, 5601, 7474, 8000, 8001, 8008, 8080, 8081, 8082, 8083,
            8088, 8090, 8123, 8501, 8834, 8888, 9000, 9001, 9090, 9091, 9093, 9200, 15672, 16686);
    private static final Set<Integer> WITH_TLS = Set.of(443, 8443, 9443);

    private WebPorts() {}

    /** {@code http} or {@code https}; empty for a port that says nothing. */
    public static Optional<String> scheme(int port) {
        if (WITH_TLS.contains(port)) {
            return Optional.of("https");
        }
        return PLAIN.contains(port) ? Optional.of("http") : Optional.empty();
    }
}
