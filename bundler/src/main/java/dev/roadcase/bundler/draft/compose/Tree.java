package dev.roadcase.bundler.draft.compose;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a Compose file says, without anchors and merge keys. */
sealed interface Tree {
    Tree NOTHING = new Blank();

    /** Null, or what is not there. */
    record Blank() implements Tree {}

    /** A text, a number, or true or false. */
    record Leaf(String content) implements Tree {}

    /** A list. */
    record Sequence(List<Tree> items) implements Tree {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /** A mapping, in the order of the file. */
    record Mapping(Map<String, Tree> fields) implements Tree {
        public Mapping {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /** The value of a key; nothing if there is none, or if this is no mapping. */
    default Tree at(String key) {
        return this instanceof Mapping map ? map.fields().getOrDefault(key, NOTHING) : NOTHING;
    }

    /** Whether it has this key, whatever its value. */
    default boolean has(String key) {
        return this instanceof Mapping map && map.fields().containsKey(key);
    }

    /** The text; empty for nothing, a list or a mapping. */
    default Optional<String> text() {
        return this instanceof Leaf leaf && !leaf.content().isEmpty() ? Optional.of(leaf.content()) : Optional.empty();
    }

    /** The items of a list; a text alone counts as a list of one. */
    default List<Tree> items() {
        if (this instanceof Sequence list) {
            return list.items();
        }
        return text().isPresent() ? List.of(this) : List.of();
    }

    /** The texts among the items. */
    default Stream<String> texts() {
        return items().stream().flatMap(item -> item.text().stream());
    }

    /** The fields of a mapping; none if it is no mapping. */
    default Map<String, Tree> entries() {
        return this instanceof Mapping map ? map.fields() : Map.of();
    }
}
