package dev.roadcase.bundler.spec.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/** Walks over a file, event by event (YAML 1.1, section 3.1): no tree is made, so memory does not depend on its size. */
final class ScalarWalk {
    /** A mapping or a list that has begun. */
    private static final class Open {
        private final boolean list;
        private final Map<String, YamlScalar> scalars = new LinkedHashMap<>();
        private Optional<String> key = Optional.empty();
        private Optional<YamlScalar> before = Optional.empty();

        private Open(boolean list) {
            this.list = list;
        }
    }

    private final Resolver resolver = new Resolver();
    private final Anchors anchors = new Anchors();
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<String> path = new ArrayList<>();
    private final YamlVisitor visitor;
    private final String file;
    private final int deepest;

    ScalarWalk(String file, YamlVisitor visitor, int deepest) {
        this.file = file;
        this.visitor = visitor;
        this.deepest = deepest;
    }

    void over(Iterator<Event> events) {
        while (events.hasNext()) {
            Event event = events.next();
            anchors.hear(event);
            meet(event);
        }
    }

    private void meet(Event event) {
        if (event instanceof AliasEvent alias) {
            anchors.replay(alias, this::meet);
        } else if (event instanceof ScalarEvent scalar) {
            meet(scalar);
        } else if (event instanceof CollectionStartEvent) {
            begin(event instanceof SequenceStartEvent);
        } else if (event instanceof MappingEndEvent || event instanceof SequenceEndEvent) {
            end();
        }
    }

    private void meet(ScalarEvent event) {
        Open around = open.peek();
        if (around != null && !around.list && around.key.isEmpty()) {
            around.key = Optional.of(event.getValue());
            path.add(event.getValue());
            return;
        }
        YamlScalar scalar = scalar(event);
        visitor.scalar(scalar, around == null ? Optional.empty() : around.before);
        if (around != null) {
            around.scalars.put(scalar.key(), scalar);
            around.before = around.list ? Optional.of(scalar) : Optional.empty();
            valueEnded(around);
        }
    }

    private YamlScalar scalar(ScalarEvent event) {
        boolean isNull = event.isPlain()
                && resolver.resolve(NodeId.scalar, event.getValue(), true).equals(Tag.NULL);
        Place place = new Place(
                file, event.getStartMark().getLine() + 1, event.getStartMark().getColumn() + 1);
        return new YamlScalar(merged(), isNull ? "" : event.getValue(), isNull, place, event.isLiteral());
    }

    /** The path. What is merged into a mapping stands in it (YAML 1.1, "merge"). */
    private List<String> merged() {
        return path.stream().filter(key -> !key.equals("<<")).toList();
    }

    private void begin(boolean list) {
        Open around = open.peek();
        if (around != null && !around.list && around.key.isEmpty()) {
            // A key that is itself a mapping or a list. Kubernetes has none: it only must not confuse the walk.
            around.key = Optional.of("");
            path.add("");
        }
        if (open.size() >= deepest) {
            throw new YAMLException("more than " + deepest + " levels");
        }
        open.push(new Open(list));
        if (list) {
            path.add(YamlScalar.ITEM);
        }
    }

    private void end() {
        Open ended = open.pop();
        if (ended.list) {
            path.remove(path.size() - 1);
        } else {
            visitor.mapping(merged(), ended.scalars);
        }
        Optional.ofNullable(open.peek()).ifPresent(this::valueEnded);
    }

    private void valueEnded(Open around) {
        if (!around.list) {
            around.key = Optional.empty();
            path.remove(path.size() - 1);
        }
    }
}
