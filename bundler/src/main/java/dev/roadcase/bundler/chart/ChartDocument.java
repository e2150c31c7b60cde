package dev.roadcase.bundler.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.yaml.KubernetesYaml;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One document of what Helm puts out.
 *
 * @param source the template that it is from, by the chart's name and its path
 * @param text as Helm writes it, with the line that names its source
 */
record ChartDocument(String source, String text) {
    private static final Pattern BEGINNING = Pattern.compile("(?m)^---\\n# Source: (.*)\\n");

    /** The documents of a text, in their order. */
    static List<ChartDocument> in(String rendered) {
        List<ChartDocument> documents = new ArrayList<>();
        Matcher beginning = BEGINNING.matcher(rendered);
        boolean more = beginning.find();
        while (more) {
            String source = beginning.group(1);
            int from = beginning.start();
            more = beginning.find();
            documents.add(
                    new ChartDocument(source, rendered.substring(from, more ? beginning.start() : rendered.length())));
        }
        return documents;
    }

    /** All of them again as one text. */
    static String joined(List<ChartDocument> documents) {
        return documents.stream().map(ChartDocument::text).collect(Collectors.joining());
    }

    ChartDocument with(String other) {
        return new ChartDocument(source, other);
    }

    /** What it holds; missing if that is nothing. */
    JsonNode json() {
        return trees().stream().filter(JsonNode::isObject).findFirst().orElseGet(MissingNode::getInstance);
    }

    /** All that it holds. */
    List<JsonNode> trees() {
        try {
            return KubernetesYaml.documents(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badInput("read what Helm made of " + source + ": " + e.getMessage())
                    .causedBy(e);
        }
    }

    /** Without the line that names its source. */
    String content() {
        return BEGINNING.matcher(text).replaceFirst("");
    }

    /** Its kind and name, for messages. */
    String shown() {
        JsonNode json = json();
        return json.path("kind").asText() + " "
                + json.path("metadata").path("name").asText();
    }
}
