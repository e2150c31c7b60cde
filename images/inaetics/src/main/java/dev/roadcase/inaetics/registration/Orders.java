package dev.roadcase.inaetics.registration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.inaetics.http.Json;

/**
 * What the coordinator tells every service that registers.
 *
 * @param productionRate how much of what it can a producer shall produce, in percent
 * @param hurry whether the queue shall become empty as fast as it can
 */
public record Orders(int productionRate, boolean hurry) {
    public Orders {
        requireRate(productionRate);
    }

    /** @throws IllegalArgumentException unless it is from 0 to 100 */
    public static int requireRate(int percent) {
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("a production rate of " + percent + " %, not of 0 to 100");
        }
        return percent;
    }

    public ObjectNode json() {
        return Json.object().put("productionRate", productionRate).put("hurry", hurry);
    }

    /** @throws IllegalArgumentException where they are none */
    public static Orders read(ObjectNode json) {
        return new Orders(
                json.path("productionRate").asInt(-1), json.path("hurry").asBoolean());
    }
}
