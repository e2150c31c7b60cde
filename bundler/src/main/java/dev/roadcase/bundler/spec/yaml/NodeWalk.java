package dev.roadcase.bundler.spec.yaml;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Visits each node of a graph once. Aliases may make cycles, or a tree of exponential size. */
final class NodeWalk {
    private final Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<Node> open = new ArrayDeque<>();

    private NodeWalk() {}

    static List<Node> from(Node root) {
        NodeWalk walk = new NodeWalk();
        List<Node> found = new ArrayList<>();
        walk.meet(root);
        while (!walk.open.isEmpty()) {
            Node next = walk.open.pop();
            found.add(next);
            walk.meetChildren(next);
        }
        return found;
    }

    private void meetChildren(Node node) {
        if (node instanceof SequenceNode list) {
            list.getValue().forEach(this::meet);
        } else if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(entry -> {
                meet(entry.getKeyNode());
                meet(entry.getValueNode());
            });
        }
    }

    private void meet(Node node) {
        if (seen.add(node)) {
            open.push(node);
        }
    }
}
