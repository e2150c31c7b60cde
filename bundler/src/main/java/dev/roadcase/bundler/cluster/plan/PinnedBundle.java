package dev.roadcase.bundler.cluster.plan;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.signature.VerificationKey;
import java.nio.file.Path;

/**
 * What machines have to know of the bundle.
 *
 * @param file its path as the user gave it
 * @param size of the whole file, in bytes
 * @param index digest of its index.json
 * @param agent digest of the agent's archive
 * @param key whose signature machines require
 */
public record PinnedBundle(String file, long size, Digest index, Digest agent, VerificationKey key) {
    /** Its absolute path on this computer. */
    public Path path() {
        return Path.of(file).toAbsolutePath().normalize();
    }

    /** What cluster.json says of it. */
    public ObjectNode json() {
        return Json.object()
                .put("file", path().toString())
                .put("size", size)
                .put("digest", index.toString())
                .put("keyId", key.id().toString());
    }
}
