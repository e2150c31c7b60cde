package dev.roadcase.bundler.spec.cluster;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.spec.value.Ipv4Address;
import dev.roadcase.bundler.spec.yaml.YamlNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * DNS names inside a cluster.
 *
 * @param image of CoreDNS; absent for upstream's
 * @param records the demo's own: IPv4 addresses by name
 */
public record Dns(Optional<Reference> image, Map<String, String> records) {
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)" + LABEL + "(?:\\." + LABEL + ")*");

    public Dns {
        records.keySet().forEach(Dns::requireName);
        records.values().forEach(Dns::requireAddress);
        records = Collections.unmodifiableMap(new LinkedHashMap<>(records));
    }

    static Optional<Dns> read(YamlNode node) {
        return node.map(List.of("image", "records")).flatMap(map -> {
            Optional<Reference> image = map.value("image", Reference::parse);
            Map<String, String> records = map.pairs("records", Dns::requireName, Dns::requireAddress);
            return node.attempt(() -> new Dns(image, records));
        });
    }

    private static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name (such as db.demo): " + Excerpt.of(name));
        }
        return name;
    }

    private static String requireAddress(String address) {
        return Ipv4Address.parse(address).toString();
    }
}
