package dev.roadcase.bundler.draft.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Objects of Kubernetes as people write them: blocks, two blanks deeper at each level, every text in quotes that needs them. */
public final class BlockYaml {
    private final StringBuilder out = new StringBuilder();

    private BlockYaml() {}

    /** The lines of one document. */
    public static String of(ObjectNode object) {
        BlockYaml yaml = new BlockYaml();
        yaml.fields(object, "", "");
        return yaml.out.toString();
    }

    private void fields(ObjectNode object, String first, String indent) {
        String lead = first;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            out.append(lead).append(Quoted.text(field.getKey())).append(':');
            value(field.getValue(), indent);
            lead = indent;
        }
    }

    private void value(JsonNode value, String indent) {
        if (value instanceof ObjectNode object && !object.isEmpty()) {
            out.append('\n');
            fields(object, indent + "  ", indent + "  ");
        } else if (value instanceof ArrayNode list && !list.isEmpty()) {
            out.append('\n');
            list.forEach(item -> item(item, indent + "  "));
        } else {
            out.append(' ').append(scalar(value)).append('\n');
        }
    }

    private void item(JsonNode item, String indent) {
        if (item instanceof ObjectNode object && !object.isEmpty()) {
            fields(object, indent + "- ", indent + "  ");
        } else {
            out.append(indent).append("- ").append(scalar(item)).append('\n');
        }
    }

    private static String scalar(JsonNode value) {
        return value.isTextual() ? Quoted.text(value.textValue()) : value.toString();
    }
}
