package dev.roadcase.inaetics.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The cluster's machines. */
public final class Nodes {
    private final Api api;

    public Nodes(Api api) {
        this.api = api;
    }

    /** The internal address of each machine. */
    public List<String> addresses() throws IOException, InterruptedException {
        return items(api.get("/api/v1/nodes").path("items"))
                .flatMap(node -> items(node.path("status").path("addresses")))
                .filter(address -> address.path("type").asText().equals("InternalIP"))
                .map(address -> address.path("address").asText())
                .sorted()
                .toList();
    }

    private static Stream<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
