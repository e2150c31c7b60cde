package dev.roadcase.bundler.spec.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.ImplicitTuple;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;

/** What the anchors of a document stand for, so that it can be met again where an alias stands. */
final class Anchors {
    /** Aliases of aliases grow without a bound: this many events are met again, and no more. */
    private static final int MOST_EVENTS = 100_000;

    /** What an anchor stands for, while it is heard. */
    private static final class Recording {
        private final List<Event> events = new ArrayList<>();
        private int depth;

        boolean hear(Event event) {
            events.add(event);
            depth += event instanceof CollectionStartEvent ? 1 : event instanceof CollectionEndEvent ? -1 : 0;
            return depth == 0;
        }
    }

    private final Map<String, List<Event>> known = new HashMap<>();
    private final Map<String, Recording> heard = new HashMap<>();
    private final Deque<String> met = new ArrayDeque<>();
    private int count;

    void hear(Event event) {
        if (event instanceof DocumentStartEvent) {
            known.clear();
            heard.clear();
        }
        if (event instanceof NodeEvent node && node.getAnchor() != null && !(event instanceof AliasEvent)) {
            heard.put(node.getAnchor(), new Recording());
        }
        heard.entrySet().removeIf(recording -> {
            boolean ended = recording.getValue().hear(event);
            if (ended) {
                known.put(recording.getKey(), recording.getValue().events);
            }
            return ended;
        });
    }

    /** Gives the events that an alias stands for. Within its own anchor it stands for null: that would not end. */
    void replay(AliasEvent alias, Consumer<Event> receiver) {
        boolean within = met.contains(alias.getAnchor());
        List<Event> events =
                within ? List.of(nothing(alias)) : known.getOrDefault(alias.getAnchor(), List.of(nothing(alias)));
        count += events.size();
        if (count > MOST_EVENTS) {
            throw new YAMLException("aliases that stand for more than " + MOST_EVENTS + " nodes");
        }
        met.addLast(alias.getAnchor());
        events.forEach(receiver);
        met.removeLast();
    }

    private static Event nothing(AliasEvent alias) {
        ImplicitTuple plain = new ImplicitTuple(true, false);
        return new ScalarEvent(null, null, plain, "", alias.getStartMark(), alias.getEndMark(), ScalarStyle.PLAIN);
    }
}
