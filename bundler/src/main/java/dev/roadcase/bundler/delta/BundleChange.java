package dev.roadcase.bundler.delta;

import dev.roadcase.agent.format.Digest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Something that two bundles do not have alike.
 *
 * @param name of an image or the path of a file
 * @param before what it is in the older bundle; absent where it is added
 * @param after what it is in the newer one; absent where it is removed
 */
public record BundleChange(String name, Optional<Digest> before, Optional<Digest> after) {
    public BundleChange {
        if (before.equals(after)) {
            throw new IllegalArgumentException("no change of " + name);
        }
    }

    /** What happens to it. */
    public enum ChangeKind {
        ADDED,
        CHANGED,
        REMOVED
    }

    /** What happens to this one. */
    public ChangeKind kind() {
        if (before.isEmpty()) {
            return ChangeKind.ADDED;
        }
        return after.isPresent() ? ChangeKind.CHANGED : ChangeKind.REMOVED;
    }

    /** All that differ, those of the newer bundle first, each in its order. */
    static List<BundleChange> between(Map<String, Digest> before, Map<String, Digest> after) {
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        return names.stream()
                .flatMap(name -> of(name, Optional.ofNullable(before.get(name)), Optional.ofNullable(after.get(name))))
                .toList();
    }

    private static Stream<BundleChange> of(String name, Optional<Digest> before, Optional<Digest> after) {
        return before.equals(after) ? Stream.empty() : Stream.of(new BundleChange(name, before, after));
    }
}
