package dev.roadcase.bundler.spec.cluster;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.spec.value.Cidr;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names inside a cluster.
 *
 * @param image of CoreDNS; absent where upstream's is meant
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

    static String requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a name (such as db.demo): " + Excerpt.of(name));
        }
        return name;
    }

    static String requireAddress(String address) {
        try {
            Cidr.parse(address + "/32");
            return address;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("not an address (such as 192.168.56.1): " + Excerpt.of(address), e);
        }
    }
}
