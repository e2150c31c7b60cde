package dev.roadcase.inaetics.statistics;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.inaetics.http.Json;
import java.util.List;

/**
 * A statistic's last values, the oldest first.
 *
 * @param latest the statistic, with the last value
 * @param points its values, with their times
 */
public record Series(Statistic latest, List<Point> points) {
    public Series {
        points = List.copyOf(points);
    }

    /** @param time in milliseconds since 1970 */
    public record Point(long time, double value) {}

    public ObjectNode json() {
        ObjectNode json = Json.object()
                .put("name", latest.name())
                .put("displayName", displayName())
                .put("type", latest.type())
                .put("unit", latest.unit());
        ArrayNode timestamps = json.putArray("timestamps");
        ArrayNode values = json.putArray("values");
        points.forEach(point -> {
            timestamps.add(point.time());
            values.add(point.value());
        });
        return json;
    }

    private String displayName() {
        String words = latest.name().replace('-', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
