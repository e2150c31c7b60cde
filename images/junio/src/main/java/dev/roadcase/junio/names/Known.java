package dev.roadcase.junio.names;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.junio.dns.DnsName;
import dev.roadcase.junio.dns.DnsRecord;
import dev.roadcase.junio.etcd.Entry;
import dev.roadcase.junio.json.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a key says: where something is.
 *
 * @param name that leads to the key alone
 * @param host an address or a name
 * @param text for TXT, or empty
 */
record Known(DnsName name, String host, int port, int priority, int weight, long ttl, String text) {
    private static final int USUAL_PRIORITY = 10;
    private static final int USUAL_WEIGHT = 100;
    private static final int LARGEST = 65535;
    private static final String IPV4 = "[0-9]{1,3}(\\.[0-9]{1,3}){3}";

    Known {
        if (port < 0 || port > LARGEST || priority < 0 || priority > LARGEST || weight < 0 || weight > LARGEST) {
            throw new IllegalArgumentException("a number that is not between 0 and " + LARGEST);
        }
        if (ttl < 0 || ttl > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a ttl of " + ttl);
        }
    }

    /**
     * Reads a key's value. What it leaves out is as with SkyDNS, but for the ttl: a key that says none may be changed at any
     * moment, so nobody may keep it.
     *
     * @throws IllegalArgumentException where it makes no sense
     */
    static Known read(Entry key, DnsName name) {
        try {
            ObjectNode value = Json.object(key.value().getBytes(StandardCharsets.UTF_8));
            String host = value.path("host").asText();
            int priority = value.path("priority").asInt();
            int weight = value.path("weight").asInt();
            return new Known(
                            name,
                            host,
                            value.path("port").asInt(),
                            priority == 0 ? USUAL_PRIORITY : priority,
                            weight == 0 ? USUAL_WEIGHT : weight,
                            ttl(value.path("ttl").asLong(), key),
                            value.path("text").asText())
                    .requireHost();
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** Never longer than the key itself is there. */
    private static long ttl(long said, Entry key) {
        return key.ttl().isPresent()
                ? Math.min(said == 0 ? Long.MAX_VALUE : said, key.ttl().getAsLong())
                : said;
    }

    private Known requireHost() {
        if (!host.isEmpty() && address().isEmpty() && target().labels().isEmpty()) {
            throw new IllegalArgumentException("a host without a name");
        }
        return this;
    }

    /** The host's address, where it is one. */
    Optional<DnsRecord.Address> address() {
        try {
            return host.matches(IPV4) || host.contains(":")
                    ? Optional.of(
                            DnsRecord.Address.of(InetAddress.getByName(host).getAddress()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new IllegalArgumentException("not an address: " + host, e);
        }
    }

    /** The name that leads there: the host's, or, where that is an address, the key's own. */
    DnsName target() {
        return address().isPresent() ? name : DnsName.parse(host);
    }
}
