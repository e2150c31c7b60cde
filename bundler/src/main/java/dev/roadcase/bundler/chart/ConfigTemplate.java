package dev.roadcase.bundler.chart;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Json;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The values of a user as a JSON document in which a parameter that is a whole value stands without quotes. */
record ConfigTemplate(ChartMarks marks) {
    String of(JsonNode config) {
        String text = new String(Json.bytes(config), StandardCharsets.UTF_8);
        for (String mark : marks.words().toList()) {
            text = text.replaceAll("(?<=:|,|\\[)\"" + Pattern.quote(mark) + "\"(?=[,}\\]])", mark);
        }
        return marks.restore(text);
    }
}
