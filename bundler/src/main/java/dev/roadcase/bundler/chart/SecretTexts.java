package dev.roadcase.bundler.chart;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Templates encode what comes into a secret's {@code data}, also a parameter whose value nobody knows yet. Such an entry
 * becomes one of {@code stringData}, which the API server encodes (Kubernetes, "Secrets").
 */
record SecretTexts(ChartMarks marks) {
    /** Answers whether the object was changed. */
    boolean decode(NodeEdit object) {
        if (!object.text("kind").equals("Secret") || object.get("data").isEmpty()) {
            return false;
        }
        NodeEdit data = object.map("data");
        List<NodeTuple> marked = data.node().getValue().stream()
                .filter(entry -> decoded(entry).isPresent())
                .toList();
        marked.forEach(entry -> {
            String key = ((ScalarNode) entry.getKeyNode()).getValue();
            data.remove(key);
            object.map("stringData").put(key, decoded(entry).orElseThrow());
        });
        return !marked.isEmpty();
    }

    /** The text of an entry, if a parameter stands in it. */
    private Optional<String> decoded(NodeTuple entry) {
        if (!(entry.getValueNode() instanceof ScalarNode value) || !(entry.getKeyNode() instanceof ScalarNode)) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(value.getValue());
            return Optional.of(new String(bytes, StandardCharsets.UTF_8)).filter(marks::isIn);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
