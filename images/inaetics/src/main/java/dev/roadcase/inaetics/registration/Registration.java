package dev.roadcase.inaetics.registration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.inaetics.http.Json;
import dev.roadcase.inaetics.statistics.Statistic;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.StreamSupport;

/**
 * What a service says of itself.
 *
 * @param productionRate the percentage that a producer was told last, so that a coordinator that was started again knows
 * @param statistics at most 16
 */
public record Registration(Identity identity, Usage usage, OptionalInt productionRate, List<Statistic> statistics) {
    /** Where the coordinator takes it. */
    public static final String PATH = "/coordinator/registrations";

    private static final int MOST = 16;

    public Registration {
        statistics = List.copyOf(statistics);
        if (statistics.size() > MOST) {
            throw new IllegalArgumentException("a service with more than " + MOST + " statistics");
        }
        productionRate.ifPresent(Orders::requireRate);
    }

    public ObjectNode json() {
        ObjectNode json = Json.object()
                .put("kind", identity.kind().word())
                .put("run", identity.run())
                .put("container", identity.container())
                .put("host", identity.host())
                .put("cpu", usage.cpu())
                .put("load", usage.load())
                .put("memory", usage.memory())
                .put("hot", usage.hot());
        productionRate.ifPresent(rate -> json.put("productionRate", rate));
        ArrayNode list = json.putArray("statistics");
        statistics.forEach(statistic -> list.add(statistic.json()));
        return json;
    }

    /** @throws IllegalArgumentException where it is none */
    public static Registration read(ObjectNode json) {
        Identity identity = new Identity(
                Kind.read(json.path("kind").asText()),
                json.path("run").asText(),
                json.path("container").asText(),
                json.path("host").asText());
        Usage usage = new Usage(
                json.path("cpu").asDouble(),
                json.path("load").asDouble(),
                json.path("memory").asLong(),
                json.path("hot").asLong());
        return new Registration(identity, usage, rate(json.path("productionRate")), statistics(json));
    }

    private static OptionalInt rate(JsonNode rate) {
        return rate.isInt() ? OptionalInt.of(rate.asInt()) : OptionalInt.empty();
    }

    private static List<Statistic> statistics(ObjectNode json) {
        return StreamSupport.stream(json.path("statistics").spliterator(), false)
                .map(Statistic::read)
                .toList();
    }
}
