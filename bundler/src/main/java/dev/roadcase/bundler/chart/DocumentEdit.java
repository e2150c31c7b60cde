package dev.roadcase.bundler.chart;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.yaml.KubernetesYaml;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Changes a document as YAML. One that is not changed stays as it was, to the letter. */
final class DocumentEdit {
    private DocumentEdit() {}

    /** @param edit changes nodes, and answers whether it has */
    static ChartDocument of(ChartDocument document, Predicate<List<Node>> edit) {
        Yaml yaml = KubernetesYaml.yaml();
        List<Node> nodes = new ArrayList<>();
        try {
            yaml.composeAll(new StringReader(document.text())).forEach(nodes::add);
        } catch (YAMLException e) {
            throw Problem.badInput("read what Helm made of " + document.source() + ": " + e.getMessage())
                    .causedBy(e);
        }
        return edit.test(nodes) ? document.with(text(yaml, document, nodes)) : document;
    }

    private static String text(Yaml yaml, ChartDocument document, List<Node> nodes) {
        StringWriter out = new StringWriter();
        nodes.stream().filter(node -> NodeEdit.of(node).isPresent()).forEach(node -> yaml.serialize(node, out));
        return "---\n# Source: " + document.source() + "\n" + out.toString().replaceFirst("^--- ?\n?", "");
    }
}
