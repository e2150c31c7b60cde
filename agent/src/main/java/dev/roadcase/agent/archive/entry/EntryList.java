package dev.roadcase.agent.archive.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * The entries of a bundle in their order, as a server lists them: {@code {"entries":[{"name":…,"size":…}]}}. With
 * version 1's fixed headers, names and sizes alone say where every byte of the file stands.
 */
public record EntryList(List<Entry> entries) {
    /** Its name on a server, beside the entries themselves. */
    public static final String NAME = "entries.json";
    /** Much more than disks hold, and too little for offsets to overflow. */
    private static final long LARGEST = 1L << 50;

    public EntryList {
        entries = List.copyOf(entries);
    }

    /** Its document. */
    public byte[] bytes() {
        ObjectNode document = Json.object();
        document.putArray("entries")
                .addAll(entries.stream()
                        .map(entry -> Json.object().put("name", entry.name()).put("size", entry.size()))
                        .toList());
        return Json.bytes(document);
    }

    /**
     * Reads such a document.
     *
     * @throws IllegalArgumentException if it is none, or lists what a bundle cannot hold
     */
    public static EntryList parse(byte[] document) {
        List<Entry> entries = new ArrayList<>();
        long start = 0;
        for (JsonNode listed : Json.object(document).path("entries")) {
            Entry entry = entry(listed, start);
            entries.add(entry);
            start = entry.end();
        }
        return new EntryList(entries);
    }

    /** Bytes of the whole file. */
    public long size() {
        return TarHeader.archiveLength(
                entries.isEmpty() ? 0 : entries.get(entries.size() - 1).end());
    }

    private static Entry entry(JsonNode listed, long start) {
        String name = listed.path("name").asText();
        long size = listed.path("size").asLong(-1);
        if (!EntryName.FIRST.contains(name) && EntryName.digest(name).isEmpty()) {
            throw new IllegalArgumentException("an entry with a name that no bundle has");
        }
        if (size < 0 || size > LARGEST || start > LARGEST) {
            throw new IllegalArgumentException("an entry with an impossible size");
        }
        return new Entry(name, start, size);
    }
}
