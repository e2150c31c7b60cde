package dev.roadcase.junio.etcd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.junio.json.Json;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A key with its value, or a folder of keys. What begins with an underscore is hidden: no folder lists it.
 *
 * @param path whole, such as {@code /skydns/local/cluster/svc/default/date}
 * @param value empty for a folder
 * @param ttl seconds until etcd removes it, where it will
 */
public record Entry(String path, boolean isFolder, String value, OptionalLong ttl, List<Entry> entries) {
    public Entry {
        entries = List.copyOf(entries);
    }

    static Entry read(JsonNode node) {
        JsonNode ttl = node.path("ttl");
        return new Entry(
                node.path("key").asText("/"),
                node.path("dir").asBoolean(),
                node.path("value").asText(),
                ttl.isIntegralNumber() ? OptionalLong.of(ttl.asLong()) : OptionalLong.empty(),
                Json.items(node.path("nodes")).map(Entry::read).toList());
    }

    /** It, or all keys below it. */
    public Stream<Entry> keys() {
        return isFolder ? entries.stream().flatMap(Entry::keys) : Stream.of(this);
    }
}
