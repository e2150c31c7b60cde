package dev.roadcase.bundler.spec.yaml;

import java.util.HashMap;
import java.util.Map;

/** Notes what stands a second time where everything may stand once. */
public final class Once {
    private final String what;
    private final Map<Object, Place> first = new HashMap<>();

    /** {@code what} is the kind of thing, such as {@code the image}. */
    public Once(String what) {
        this.what = what;
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
