package dev.roadcase.agent.relay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Who has given the bytes of a blob that are here, so that it is known whom to blame if they prove wrong. */
final class Givers {
    /** Gave to an earlier run of this program, by whomever it was given. */
    private static final String EARLIER = "an earlier run";

    private final Map<String, Optional<String>> tags = new LinkedHashMap<>();
    private final String registry;

    Givers(UpstreamServer registry) {
        this.registry = registry.name();
    }

    void earlier() {
        tags.put(EARLIER, Optional.empty());
    }

    /** @param tag by which it names the bytes that it gives */
    void put(UpstreamServer upstream, Optional<String> tag) {
        tags.put(upstream.name(), tag);
    }

    /** By which it has named the bytes that it gave. */
    Optional<String> tag(UpstreamServer upstream) {
        return tags.getOrDefault(upstream.name(), Optional.empty());
    }

    void clear() {
        tags.clear();
    }

    boolean isRegistryAlone() {
        return isAlone() && tags.containsKey(registry);
    }

    /** The one relay that has given all of them, if that is so. */
    Optional<String> culprit() {
        return isAlone() && !tags.containsKey(registry) && !tags.containsKey(EARLIER)
                ? Optional.of(toString())
                : Optional.empty();
    }

    private boolean isAlone() {
        return tags.size() == 1;
    }

    /** Their names. */
    @Override
    public String toString() {
        return String.join(", ", tags.keySet());
    }
}
