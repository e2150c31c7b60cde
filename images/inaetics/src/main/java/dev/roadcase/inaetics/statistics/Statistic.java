package dev.roadcase.inaetics.statistics;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.inaetics.http.Json;

/**
 * A number that a service offers.
 *
 * @param name of the number, such as {@code queue} or {@code producer-x1z}
 * @param type {@code utilization}, {@code throughput} or {@code count}
 * @param unit such as {@code %}
 * @param value at most {@link #LARGEST} from 0, so that the values of all services add up to a number
 */
public record Statistic(String name, String type, String unit, double value) {
    /** No value is further from 0 than this. */
    static final double LARGEST = 1e15;

    private static final int LONGEST = 128;

    public Statistic {
        if (name.isBlank() || name.length() > LONGEST || type.length() > LONGEST || unit.length() > LONGEST) {
            throw new IllegalArgumentException("a statistic with no name, or one of too many characters");
        }
        if (!(Math.abs(value) <= LARGEST)) {
            throw new IllegalArgumentException("the statistic " + name + " is " + value);
        }
    }

    /** How full something is, from 0 to 100. */
    public static Statistic utilization(String name, double percent) {
        return new Statistic(name, "utilization", "%", percent);
    }

    /** How many samples come by in a second. */
    public static Statistic throughput(String name, double perSecond) {
        return new Statistic(name, "throughput", "samples/s", perSecond);
    }

    /** How many there are. */
    public static Statistic count(String name, long count) {
        return new Statistic(name, "count", "", count);
    }

    public ObjectNode json() {
        return Json.object()
                .put("name", name)
                .put("type", type)
                .put("measurementUnit", unit)
                .put("value", value);
    }

    /** @throws IllegalArgumentException where it is none */
    public static Statistic read(JsonNode json) {
        return new Statistic(
                json.path("name").asText(),
                json.path("type").asText(),
                json.path("measurementUnit").asText(),
                json.path("value").asDouble());
    }
}
