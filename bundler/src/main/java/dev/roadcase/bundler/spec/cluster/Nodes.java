package dev.roadcase.bundler.spec.cluster;

import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The nodes, which are all alike.
 *
 * @param count 0 to 250
 * @param labels of Kubernetes, on each of them
 */
public record Nodes(int count, MachineSize machine, Map<String, String> labels) {
    private static final int MOST = 250;

    /** The default. */
    public static final Nodes USUAL = new Nodes(5, MachineSize.USUAL_NODE, Map.of());

    public Nodes {
        if (count < 0 || count > MOST) {
            throw new IllegalArgumentException("not a number of nodes (0 to 250): " + count);
        }
        labels.keySet().forEach(Labels::requireName);
        labels.values().forEach(Labels::requireValue);
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }

    static Optional<Nodes> read(YamlNode node) {
        return node.map(List.of("count", "cpus", "memory", "labels")).flatMap(map -> {
            int count = map.number("count", 0, MOST).orElse(USUAL.count());
            MachineSize machine = MachineSize.read(map, USUAL.machine());
            Map<String, String> labels = Labels.read(map);
            return node.attempt(() -> new Nodes(count, machine, labels));
        });
    }
}
