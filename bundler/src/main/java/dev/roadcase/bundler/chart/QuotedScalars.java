package dev.roadcase.bundler.chart;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Writes some texts of a document in quotes. */
final class QuotedScalars {
    private QuotedScalars() {}

    /** @param places of the texts; the first step of each is the number of its document */
    static ChartDocument in(ChartDocument document, Set<JsonPointer> places) {
        return DocumentEdit.of(document, documents -> {
            places.forEach(place -> holder(documents, place).ifPresent(node -> quote(node, place.last())));
            return true;
        });
    }

    /** The mapping or the list in which it is. */
    private static Optional<Node> holder(List<Node> documents, JsonPointer place) {
        JsonPointer way = place.head();
        Optional<Node> node = Optional.of(documents.get(way.getMatchingIndex()));
        for (JsonPointer rest = way.tail(); !rest.matches() && node.isPresent(); rest = rest.tail()) {
            node = child(node.get(), rest);
        }
        return node;
    }

    private static Optional<Node> child(Node node, JsonPointer step) {
        return node instanceof SequenceNode list
                ? Optional.of(list.getValue().get(step.getMatchingIndex()))
                : NodeEdit.of(node).flatMap(map -> map.get(step.getMatchingProperty()));
    }

    private static void quote(Node holder, JsonPointer last) {
        if (holder instanceof SequenceNode list
                && list.getValue().get(last.getMatchingIndex()) instanceof ScalarNode text) {
            list.getValue()
                    .set(
                            last.getMatchingIndex(),
                            new ScalarNode(Tag.STR, text.getValue(), null, null, ScalarStyle.DOUBLE_QUOTED));
        }
        NodeEdit.of(holder).ifPresent(map -> map.put(last.getMatchingProperty(), map.text(last.getMatchingProperty())));
    }
}
