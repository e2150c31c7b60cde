package dev.roadcase.agent.registry.distribution;

import dev.roadcase.agent.registry.http.Request;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The media types that a client takes (RFC 9110, section 12.5.1), without their weights, which registries ignore.
 *
 * @param types none if the client names none
 */
record Accepted(Set<String> types) {
    Accepted {
        types = Set.copyOf(types);
    }

    static Accepted by(Request request) {
        return new Accepted(request.list("Accept").stream()
                .map(type -> type.split(";", 2)[0].strip())
                .collect(Collectors.toSet()));
    }

    /** A client that names nothing, or anything, takes all. */
    boolean takes(String type) {
        return types.isEmpty() || types.contains("*/*") || types.contains("application/*") || types.contains(type);
    }
}
