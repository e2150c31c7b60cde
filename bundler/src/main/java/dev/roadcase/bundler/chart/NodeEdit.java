package dev.roadcase.bundler.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping of a manifest that is changed as YAML, so that all else in it is written as it was. */
record NodeEdit(MappingNode node) {
    /** The mapping in a node, if it is one. */
    static Optional<NodeEdit> of(Node node) {
        return node instanceof MappingNode mapping ? Optional.of(new NodeEdit(mapping)) : Optional.empty();
    }

    private static boolean isNamed(NodeTuple entry, String key) {
        return entry.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key);
    }

    /** The value of a key; the last one, as Helm reads it. */
    Optional<Node> get(String key) {
        return node.getValue().stream()
                .filter(entry -> isNamed(entry, key))
                .map(NodeTuple::getValueNode)
                .reduce((first, last) -> last);
    }

    /** The text of a key; empty if there is none. */
    String text(String key) {
        return get(key).filter(ScalarNode.class::isInstance)
                .map(value -> ((ScalarNode) value).getValue())
                .orElse("");
    }

    /** The mapping of a key, which is made where there is none. It is one of its own, also if another place names it. */
    NodeEdit map(String key) {
        Optional<NodeEdit> there = get(key).flatMap(NodeEdit::of);
        List<NodeTuple> entries =
                new ArrayList<>(there.map(map -> map.node().getValue()).orElse(List.of()));
        MappingNode own = new MappingNode(
                Tag.MAP, entries, there.map(map -> map.node().getFlowStyle()).orElse(node.getFlowStyle()));
        put(key, own);
        return new NodeEdit(own);
    }

    /** The items of a list; none where it is none. */
    List<Node> items(String key) {
        return get(key).filter(SequenceNode.class::isInstance)
                .map(list -> ((SequenceNode) list).getValue())
                .orElse(List.of());
    }

    /** Sets a text, whatever stood there. */
    void put(String key, String text) {
        put(key, new ScalarNode(Tag.STR, text, null, null, ScalarStyle.DOUBLE_QUOTED));
    }

    private void put(String key, Node value) {
        List<NodeTuple> entries = new ArrayList<>(node.getValue());
        NodeTuple entry = new NodeTuple(new ScalarNode(Tag.STR, key, null, null, ScalarStyle.PLAIN), value);
        int place = IntStream.range(0, entries.size())
                .filter(i -> isNamed(entries.get(i), key))
                .findFirst()
                .orElse(entries.size());
        entries.removeIf(each -> isNamed(each, key));
        entries.add(place, entry);
        node.setValue(entries);
    }

    void remove(String key) {
        List<NodeTuple> entries = new ArrayList<>(node.getValue());
        entries.removeIf(entry -> isNamed(entry, key));
        node.setValue(entries);
    }
}
