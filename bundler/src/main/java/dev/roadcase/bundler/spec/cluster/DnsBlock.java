package dev.roadcase.bundler.spec.cluster;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the key {@code cluster.dns}. */
final class DnsBlock {
    private DnsBlock() {}

    static Optional<Dns> read(YamlNode node) {
        return node.map(List.of("image", "records")).flatMap(map -> {
            Optional<Reference> image = map.optional("image").flatMap(n -> n.parse(Reference::parse));
            Map<String, String> records =
                    map.optional("records").map(DnsBlock::records).orElse(Map.of());
            return node.attempt(() -> new Dns(image, records));
        });
    }

    private static Map<String, String> records(YamlNode node) {
        Map<String, String> records = new LinkedHashMap<>();
        node.map()
                .ifPresent(map -> map.values().forEach((name, value) -> {
                    Optional<String> sound = map.key(name).parse(Dns::requireName);
                    value.parse(Dns::requireAddress)
                            .ifPresent(address -> sound.ifPresent(key -> records.put(key, address)));
                }));
        return records;
    }
}
