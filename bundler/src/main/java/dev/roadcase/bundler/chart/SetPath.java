package dev.roadcase.bundler.chart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The path of a value, as {@code helm --set} writes it: names with dots between them; a dot in a name has a backslash.
 *
 * @param names at least one
 */
record SetPath(List<String> names) {
    private static final Pattern DOT = Pattern.compile("(?<!\\\\)\\.");

    static SetPath parse(String text) {
        if (text.contains("[")) {
            throw Problem.badInput("set: a list within a list is not written like this: " + Excerpt.of(text))
                    .advise("put it into a file of values");
        }
        return new SetPath(
                Stream.of(DOT.split(text)).map(name -> name.replace("\\.", ".")).toList());
    }

    /** Puts a value there. */
    void put(ObjectNode values, JsonNode value) {
        ObjectNode at = values;
        for (String name : names.subList(0, names.size() - 1)) {
            at = at.path(name) instanceof ObjectNode there ? there : at.putObject(name);
        }
        at.set(names.get(names.size() - 1), value);
    }
}
