package dev.roadcase.bundler.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.registry.machine.Registration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the registry of a show knows.
 *
 * @param registrations what machines have said of themselves, by their names
 * @param missing names of machines that were to come and never came
 * @param pushed images that were pushed, the latest first
 */
public record RegistryStatus(Map<String, Registration> registrations, List<String> missing, List<RegistryPush> pushed) {
    /** A registry of somebody else's says nothing of a show. */
    static final RegistryStatus OF_OTHERS = new RegistryStatus(Map.of(), List.of(), List.of());

    /** An image that was pushed; {@code at} is a time of RFC 3339. */
    public record RegistryPush(String image, String digest, String at) {}

    public RegistryStatus {
        registrations = Map.copyOf(registrations);
        missing = List.copyOf(missing);
        pushed = List.copyOf(pushed);
    }

    /**
     * Reads {@code /api/status}.
     *
     * @throws IllegalArgumentException if this is no such document
     */
    static RegistryStatus parse(byte[] document) {
        ObjectNode status = Json.object(document);
        Map<String, Registration> registrations = new LinkedHashMap<>();
        for (JsonNode node : status.required("nodes")) {
            Registration registration = Registration.parse(Json.bytes(node));
            registrations.put(registration.name(), registration);
        }
        List<String> missing = new ArrayList<>();
        status.path("missing").forEach(name -> missing.add(name.asText()));
        List<RegistryPush> pushed = new ArrayList<>();
        status.path("pushed").forEach(tag -> pushed.add(pushed(tag)));
        return new RegistryStatus(registrations, missing, pushed);
    }

    private static RegistryPush pushed(JsonNode tag) {
        return new RegistryPush(
                tag.required("image").asText(),
                tag.required("digest").asText(),
                tag.required("at").asText());
    }
}
