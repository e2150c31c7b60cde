package dev.roadcase.bundler.draft.compose;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.draft.plan.NodePorts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The ports of a service.
 *
 * @param outside the port of machines for each port that is published
 */
record ServicePorts(List<PublishedPort> all, Map<PublishedPort, Integer> outside) {
    private static final int MOST = 100;

    /** @param remarks gets a line for each that cannot be read */
    static ServicePorts of(Tree service, Interpolation values, NodePorts machines, List<String> remarks) {
        List<PublishedPort> read = new ArrayList<>();
        service.at("ports")
                .items()
                .forEach(item -> attempt(item, remarks, () -> PublishedPort.published(item, values))
                        .forEach(read::add));
        service.at("expose")
                .items()
                .forEach(item -> attempt(
                                item,
                                remarks,
                                () -> PublishedPort.exposed(
                                        values.plain(item.text().orElse(""))))
                        .forEach(read::add));
        Map<String, PublishedPort> once = new LinkedHashMap<>();
        read.stream().limit(MOST).forEach(port -> once.putIfAbsent(port.name(), port));
        Map<PublishedPort, Integer> outside = new LinkedHashMap<>();
        once.values()
                .forEach(port ->
                        port.published().flatMap(machines::take).ifPresent(machine -> outside.put(port, machine)));
        return new ServicePorts(List.copyOf(once.values()), outside);
    }

    private static List<PublishedPort> attempt(Tree item, List<String> remarks, Supplier<List<PublishedPort>> reader) {
        try {
            return reader.get();
        } catch (IllegalArgumentException e) {
            remarks.add("a port was left out: " + item.text().orElse("?") + " (" + e.getMessage() + ")");
            return List.of();
        }
    }

    /** The port of machines that leads to this port over TCP. */
    Optional<Integer> outside(int target) {
        return outside.entrySet().stream()
                .filter(one -> one.getKey().target() == target
                        && one.getKey().protocol().equals("TCP"))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    void putTo(ObjectNode container) {
        if (!all.isEmpty()) {
            ArrayNode ports = container.putArray("ports");
            all.forEach(port ->
                    ports.addObject().put("containerPort", port.target()).put("protocol", port.protocol()));
        }
    }

    /** By it, others reach the service under its name: at these ports, or at any where none is known, as with Compose. */
    ObjectNode service(String label) {
        ObjectNode service = Json.object().put("apiVersion", "v1").put("kind", "Service");
        service.putObject("metadata").put("name", label).putObject("labels").put("app", label);
        ObjectNode spec = service.putObject("spec");
        if (all.isEmpty()) {
            spec.put("clusterIP", "None");
        } else if (!outside.isEmpty()) {
            spec.put("type", "NodePort");
        }
        spec.putObject("selector").put("app", label);
        if (!all.isEmpty()) {
            ArrayNode ports = spec.putArray("ports");
            all.forEach(port -> put(port, ports.addObject()));
        }
        return service;
    }

    private void put(PublishedPort port, ObjectNode to) {
        to.put("name", port.name()).put("port", port.target()).put("protocol", port.protocol());
        Optional.ofNullable(outside.get(port)).ifPresent(machine -> to.put("nodePort", machine));
    }
}
