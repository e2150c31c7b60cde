package dev.roadcase.agent.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a field as the API server writes it (structured-merge-diff, fieldpath): names after a dot, and items of lists
 * by their keys, their value, or their number. Names may have dots themselves; what the object holds decides.
 */
final class FieldPath {
    private static final Pattern SELECTOR = Pattern.compile(
            "\\[((?:[^\\[\\]=\",]*=)?(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\\[\\]\",]*)(?:,[^=\\[\\]\",]+=(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^\\[\\]\",]*))*)\\]");
    private static final Pattern TERM = Pattern.compile("([^=,\"]*)=(\"(?:[^\"\\\\]|\\\\.)*\"|[^,\"]*)");

    private FieldPath() {}

    /** Removes the field from an object. Answers whether it was there. */
    static boolean remove(String path, JsonNode from) {
        if (path.startsWith(".") && from instanceof ObjectNode object) {
            return removeNamed(path.substring(1), object);
        }
        Matcher selector = SELECTOR.matcher(path);
        return selector.lookingAt()
                && from instanceof ArrayNode list
                && removeItem(selector.group(1), path.substring(selector.end()), list);
    }

    private static boolean removeNamed(String path, ObjectNode from) {
        List<String> names = new ArrayList<>();
        from.fieldNames().forEachRemaining(names::add);
        names.sort(Comparator.comparingInt(String::length).reversed());
        for (String name : names) {
            if (path.equals(name)) {
                from.remove(name);
                return true;
            }
            if (goesOn(path, name) && remove(path.substring(name.length()), from.get(name))) {
                return true;
            }
        }
        return false;
    }

    private static boolean goesOn(String path, String name) {
        return path.startsWith(name) && ".[".indexOf(path.charAt(name.length())) >= 0;
    }

    private static boolean removeItem(String selector, String rest, ArrayNode from) {
        for (int i = 0; i < from.size(); i++) {
            if (isMeant(selector, i, from.get(i))) {
                return rest.isEmpty() ? from.remove(i) != null : remove(rest, from.get(i));
            }
        }
        return false;
    }

    private static boolean isMeant(String selector, int number, JsonNode item) {
        List<MatchResult> terms = TERM.matcher(selector).results().toList();
        return terms.isEmpty()
                ? selector.equals(String.valueOf(number))
                : terms.stream().allMatch(term -> holds(term, item));
    }

    private static boolean holds(MatchResult term, JsonNode item) {
        JsonNode value = term.group(1).isEmpty() ? item : item.path(term.group(1));
        return value.toString().equals(term.group(2));
    }
}
