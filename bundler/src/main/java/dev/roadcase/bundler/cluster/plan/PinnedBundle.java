package dev.roadcase.bundler.cluster.plan;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.signature.VerificationKey;
import java.nio.file.Path;

/**
 * The bundle, as machines have to know it.
 *
 * @param file its path, as the user named it
 * @param size of the whole file, in bytes
 * @param index digest of its index.json
 * @param agent digest of the agent's archive
 * @param key whose signature machines ask for
 */
public record PinnedBundle(String file, long size, Digest index, Digest agent, VerificationKey key) {
    /** Its absolute path on this computer. */
    public Path path() {
        return Path.of(file).toAbsolutePath().normalize();
    }
}
