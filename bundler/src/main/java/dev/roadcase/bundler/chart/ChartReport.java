package dev.roadcase.bundler.chart;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.spec.yaml.KubernetesYaml;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Helm reports of a release.
 *
 * @param config what the user has set
 * @param values the same, and what the chart says where the user says nothing
 * @param notes to the user; empty if there are none
 */
record ChartReport(JsonNode config, JsonNode values, String notes) {
    private static final Pattern FORM = Pattern.compile(
            ".*?^USER-SUPPLIED VALUES:\\n(.*?)^COMPUTED VALUES:\\n(.*?)(?:^NOTES:\\n(.*))?",
            Pattern.DOTALL | Pattern.MULTILINE);

    static ChartReport parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalStateException("a report of Helm's without values");
        }
        String notes = form.group(3) == null ? "" : form.group(3).stripTrailing();
        return new ChartReport(object(form.group(1)), object(form.group(2)), notes);
    }

    private static JsonNode object(String yaml) {
        return KubernetesYaml.documents(yaml).stream()
                .filter(JsonNode::isObject)
                .findFirst()
                .orElseGet(Json::object);
    }
}
