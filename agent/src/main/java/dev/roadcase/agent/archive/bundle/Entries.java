package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.problem.Problem;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The entries of a bundle, in their order.
 *
 * @param byName each under its own name
 * @param damage why the list ends early, if a header is damaged
 */
public record Entries(Map<String, Entry> byName, Optional<Problem> damage) {
    public Entries {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** The entry of this name. */
    public Optional<Entry> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** An entry that stands before the blobs. Each bundle has it, or its headers are refused. */
    public Entry front(String name) {
        return find(name).orElseThrow();
    }

    /** All of them. */
    public Collection<Entry> all() {
        return byName.values();
    }

    /** Offset after the last one. */
    public long end() {
        return all().stream().mapToLong(Entry::end).max().orElse(0);
    }
}
