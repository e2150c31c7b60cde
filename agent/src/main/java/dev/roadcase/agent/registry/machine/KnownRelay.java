package dev.roadcase.agent.registry.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.ServerUrl;
import java.net.InetAddress;
import java.net.URI;

/**
 * A relay that the registry knows.
 *
 * @param name of its machine
 * @param url plain HTTP to the address that the registry has heard it from: a digest tells whether what comes is right
 * @param rate bytes per second that it receives
 * @param slow whether nobody should wait for it
 */
public record KnownRelay(String name, URI url, long rate, boolean slow) {
    public KnownRelay {
        Registration.requireName(name);
        url = new ServerUrl(url).origin();
    }

    /** @param from the address that the relay said this from */
    static KnownRelay of(String name, InetAddress from, RelayState state) {
        URI url = URI.create("http://" + host(from) + ":" + state.port());
        return new KnownRelay(name, url, state.rate(), state.slow());
    }

    private static String host(InetAddress address) {
        String text = address.getHostAddress().replaceFirst("%.*", "");
        return text.contains(":") ? "[" + text + "]" : text;
    }

    /** Whether this is its address. */
    public boolean isAt(InetAddress address) {
        return url.getHost().equals(host(address));
    }

    ObjectNode json() {
        return Json.object()
                .put("name", name)
                .put("url", url.toString())
                .put("rate", rate)
                .put("slow", slow);
    }

    static KnownRelay parse(JsonNode listed) {
        return new KnownRelay(
                listed.path("name").asText(),
                ServerUrl.parse(listed.path("url").asText()).uri(),
                listed.path("rate").asLong(),
                listed.path("slow").asBoolean());
    }
}
