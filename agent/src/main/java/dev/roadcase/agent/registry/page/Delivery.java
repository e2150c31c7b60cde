package dev.roadcase.agent.registry.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import java.time.Instant;

/**
 * What one client takes or brings of one repository.
 *
 * @param client who it is: the name in its certificate, or its address
 * @param image the repository, with the tag if one was named
 * @param bytes of blobs that were asked for or sent
 * @param last when anything of it happened
 */
record Delivery(Way way, String client, String image, long bytes, Instant last) {
    /** Which way it goes. */
    enum Way {
        PULL,
        PUSH
    }

    Delivery and(long more, Instant now) {
        return new Delivery(way, client, image, bytes + more, now);
    }

    /** The same, of this tag. */
    Delivery of(String named, Instant now) {
        return new Delivery(way, client, named, bytes, now);
    }

    ObjectNode json() {
        return Json.object()
                .put("way", way == Way.PULL ? "pull" : "push")
                .put("client", client)
                .put("image", image)
                .put("bytes", bytes)
                .put("last", last.toString());
    }
}
