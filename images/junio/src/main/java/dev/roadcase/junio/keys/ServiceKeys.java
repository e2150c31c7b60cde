package dev.roadcase.junio.keys;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.junio.json.Json;
import dev.roadcase.junio.kubernetes.ClusterService;
import dev.roadcase.junio.kubernetes.ClusterService.Port;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys of one Service: one with its cluster IP, and one for each named port with the Service's own name. Each is called
 * by the hash of the first one's value.
 *
 * @param folder in which all of them are
 * @param values by path
 */
record ServiceKeys(String folder, Map<String, String> values) {
    ServiceKeys {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** @param domain its labels, such as {@code cluster} and {@code local} */
    static ServiceKeys of(ClusterService service, List<String> domain) {
        String folder = folder(service.name(), domain);
        Map<String, String> values = new LinkedHashMap<>();
        if (!service.address().isEmpty()) {
            String first = Json.text(value(service.address(), 0));
            String hash = Fnv.hash(first);
            values.put(folder + "/" + hash, first);
            for (Port port : service.ports()) {
                String path = folder + "/_" + port.protocol() + "/_" + port.name() + "/" + hash;
                values.put(path, Json.text(value(host(service.name(), domain), port.number())));
            }
        }
        return new ServiceKeys(folder, values);
    }

    /** The folder of all Services. */
    static String root(List<String> domain) {
        List<String> path = new ArrayList<>(domain);
        Collections.reverse(path);
        return "/skydns/" + String.join("/", path) + "/svc";
    }

    static String folder(ClusterService.Name name, List<String> domain) {
        return root(domain) + "/" + name.namespace() + "/" + name.service();
    }

    private static String host(ClusterService.Name name, List<String> domain) {
        return name.service() + "." + name.namespace() + ".svc." + String.join(".", domain) + ".";
    }

    private static ObjectNode value(String host, int port) {
        ObjectNode value = Json.object().put("host", host);
        if (port != 0) {
            value.put("port", port);
        }
        return value.put("priority", 10).put("weight", 10).put("ttl", 30);
    }

    /** Whether a key was made here: whoever else makes one does not call it by its hash. */
    static boolean isOurs(String path, String value) {
        return path.substring(path.lastIndexOf('/') + 1).equals(Fnv.hash(value));
    }

    /** FNV-1a with 32 bits. */
    static final class Fnv {
        private static final int OFFSET = 0x811C9DC5;
        private static final int PRIME = 0x01000193;

        private Fnv() {}

        static String hash(String text) {
            int hash = OFFSET;
            for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
                hash = (hash ^ one & 255) * PRIME;
            }
            return Integer.toHexString(hash);
        }
    }
}
