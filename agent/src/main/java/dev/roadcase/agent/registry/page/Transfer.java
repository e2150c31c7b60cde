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
record Transfer(Direction direction, String client, String image, long bytes, Instant last) {
    /** Which way it goes. */
    enum Direction {
        PULL,
        PUSH
    }

    Transfer and(long more, Instant now) {
        return new Transfer(direction, client, image, bytes + more, now);
    }

    /** The same, of this tag. */
    Transfer of(String named, Instant now) {
        return new Transfer(direction, client, named, bytes, now);
    }

    ObjectNode json() {
        return Json.object()
                .put("direction", direction == Direction.PULL ? "pull" : "push")
                .put("client", client)
                .put("image", image)
                .put("bytes", bytes)
                .put("last", last.toString());
    }
}
