package dev.roadcase.bundler.spec.yaml;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Notes what stands a second time where everything may stand once. */
public final class Once {
    private final String what;
    private final Map<Object, Place> first = new HashMap<>();

    /** {@code what} is the kind of thing, such as {@code the image}. */
    public Once(String what) {
        this.what = what;
    }

    /** What the parser makes of the text, if that is new; a problem is noted where it is not. */
    public <T> Optional<T> value(Optional<YamlNode> node, Function<String, T> parser) {
        return node.flatMap(text -> text.parse(parser).filter(value -> meet(text, value)));
    }

    /** Whether this thing is new; otherwise a problem is noted at the node. */
    public boolean meet(YamlNode node, Object thing) {
        Place before = first.putIfAbsent(thing, node.place());
        if (before != null) {
            node.problem(what + " " + thing + " stands twice, first in line " + before.line());
        }
        return before == null;
    }
}
