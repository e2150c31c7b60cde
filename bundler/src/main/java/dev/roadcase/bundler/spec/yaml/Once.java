package dev.roadcase.bundler.spec.yaml;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reports values that occur a second time in a list of different values. */
public final class Once {
    private final String what;
    private final Map<Object, Place> first = new HashMap<>();

    /** @param what the kind of value, such as {@code the image} */
    public Once(String what) {
        this.what = what;
    }

    /** The parsed text, if it is new. Otherwise this reports a problem. */
    public <T> Optional<T> value(Optional<YamlNode> node, Function<String, T> parser) {
        return node.flatMap(text -> text.parse(parser).filter(value -> meet(text, value)));
    }

    /** Whether this value is new. Otherwise this reports a problem at the node. */
    public boolean meet(YamlNode node, Object thing) {
        Place before = first.putIfAbsent(thing, node.place());
        if (before != null) {
            node.problem(what + " " + thing + " stands twice, first in line " + before.line());
        }
        return before == null;
    }
}
