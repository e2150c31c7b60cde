package dev.roadcase.agent.format;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The members of an index, each read by itself, so that one that is odd does not hide the others.
 *
 * @param readable in their order
 * @param problems what is wrong with the others, a sentence for each
 */
public record IndexMembers(List<Descriptor> readable, List<String> problems) {
    public IndexMembers {
        readable = List.copyOf(readable);
        problems = List.copyOf(problems);
    }

    /**
     * Reads the list {@code manifests} of a document.
     *
     * @throws IllegalArgumentException if the document is no JSON object with such a list
     */
    public static IndexMembers parse(byte[] document) {
        JsonNode list = Json.object(document).path("manifests");
        if (!list.isArray() && !list.isNull()) {
            throw new IllegalArgumentException("no index: it has no list \"manifests\"");
        }
        List<Descriptor> readable = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        list.forEach(member -> read(member, readable, problems));
        return new IndexMembers(readable, problems);
    }

    /** These, and then the others. */
    public IndexMembers and(IndexMembers more) {
        return new IndexMembers(
                Stream.concat(readable.stream(), more.readable.stream()).toList(),
                Stream.concat(problems.stream(), more.problems.stream()).toList());
    }

    private static void read(JsonNode member, List<Descriptor> readable, List<String> problems) {
        try {
            readable.add(Fields.descriptor(member));
        } catch (IllegalArgumentException e) {
            problems.add(e.getMessage());
        }
    }
}
