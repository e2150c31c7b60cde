package dev.roadcase.agent.relay;

import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryList;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Sizes of blobs as the registry says them: a neighbour could say any, and fill the disk. */
final class CarriedSizes {
    private static final Duration BETWEEN = Duration.ofSeconds(2);
    private static final String LIST = RelayedBlob.BUNDLE + EntryList.NAME;

    private final UpstreamServer registry;
    private Map<Digest, Long> sizes = Map.of();
    private long next = System.nanoTime();

    CarriedSizes(UpstreamServer registry) {
        this.registry = registry;
    }

    /**
     * Of a blob of the bundle; empty if that has no such blob. A registry that serves another bundle by now is asked again.
     *
     * @throws IOException if the registry does not say
     */
    synchronized Optional<Long> of(Digest digest) throws IOException {
        if (!sizes.containsKey(digest) && System.nanoTime() - next >= 0) {
            next = System.nanoTime() + BETWEEN.toNanos();
            sizes = read();
        }
        return Optional.ofNullable(sizes.get(digest));
    }

    private Map<Digest, Long> read() throws IOException {
        try (UpstreamAnswer answer = registry.ask("GET", LIST, Map.of())) {
            return EntryList.parse(answer.document(Json.LARGEST_DOCUMENT)).entries().stream()
                    .filter(entry -> EntryName.digest(entry.name()).isPresent())
                    .collect(Collectors.toUnmodifiableMap(
                            entry -> EntryName.digest(entry.name()).orElseThrow(), Entry::size));
        } catch (IllegalArgumentException e) {
            throw new IOException(e);
        }
    }
}
