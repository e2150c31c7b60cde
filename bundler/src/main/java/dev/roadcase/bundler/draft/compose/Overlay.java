package dev.roadcase.bundler.draft.compose;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Lays one part of a Compose file over another (Compose specification, "Merge"). */
final class Overlay {
    /** Lists of words that are one thing: they are replaced, not made longer. */
    private static final Set<String> REPLACED = Set.of("command", "entrypoint", "test");
    /** What may be a list of KEY=VALUE, or a mapping. */
    private static final Set<String> PAIRS = Set.of("environment", "labels", "annotations", "args");

    private Overlay() {}

    static Tree of(Tree below, Tree above) {
        return of("", below, above);
    }

    private static Tree of(String key, Tree below, Tree above) {
        if (above instanceof Tree.Blank) {
            return below;
        }
        if (PAIRS.contains(key)) {
            return fields(pairs(below), pairs(above));
        }
        if (below instanceof Tree.Mapping && above instanceof Tree.Mapping) {
            return fields(below.entries(), above.entries());
        }
        return below instanceof Tree.Sequence && above instanceof Tree.Sequence && !REPLACED.contains(key)
                ? longer(below.items(), above.items())
                : above;
    }

    private static Tree fields(Map<String, Tree> below, Map<String, Tree> above) {
        Map<String, Tree> both = new LinkedHashMap<>(below);
        above.forEach((key, value) -> both.merge(key, value, (old, added) -> of(key, old, added)));
        return new Tree.Mapping(both);
    }

    private static Tree longer(List<Tree> below, List<Tree> above) {
        List<Tree> both = new ArrayList<>(below);
        above.stream().filter(item -> !below.contains(item)).forEach(both::add);
        return new Tree.Sequence(both);
    }

    /** {@code KEY=VALUE} as a key and its value; a key alone has none. */
    static Map<String, Tree> pairs(Tree tree) {
        if (tree instanceof Tree.Mapping map) {
            return map.fields();
        }
        Map<String, Tree> pairs = new LinkedHashMap<>();
        tree.texts().forEach(text -> {
            int equals = text.indexOf('=');
            pairs.put(
                    equals < 0 ? text : text.substring(0, equals),
                    equals < 0 ? Tree.NOTHING : new Tree.Leaf(text.substring(equals + 1)));
        });
        return pairs;
    }
}
