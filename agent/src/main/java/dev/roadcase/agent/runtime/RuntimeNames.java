package dev.roadcase.agent.runtime;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is recorded of the images of a runtime.
 *
 * @param given names that came with us
 * @param before those that were there before; empty if nobody recorded that
 */
public record RuntimeNames(List<GivenName> given, Optional<List<GivenName>> before) {
    static final RuntimeNames NONE = new RuntimeNames(List.of(), Optional.empty());

    public RuntimeNames {
        given = List.copyOf(given);
        before = before.map(List::copyOf);
    }

    RuntimeNames with(List<GivenName> more) {
        return new RuntimeNames(
                Stream.concat(given.stream(), more.stream()).distinct().toList(), before);
    }

    /** Those of a list that nobody has recorded; none if it is not known what was there before. */
    public List<GivenName> newOf(List<GivenName> listed) {
        return before.map(old -> listed.stream()
                        .filter(name -> !isIn(old, name) && !isIn(given, name))
                        .toList())
                .orElse(List.of());
    }

    private static boolean isIn(List<GivenName> names, GivenName name) {
        return names.stream()
                .anyMatch(each -> each.name().equals(name.name()) && each.ids().containsAll(name.ids()));
    }
}
