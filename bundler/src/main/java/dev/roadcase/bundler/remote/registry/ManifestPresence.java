package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Digest;
import java.util.Optional;

/**
 * What a reference names in a registry.
 *
 * @param digest of it; absent where it names nothing
 */
public record ManifestPresence(Optional<Digest> digest) {
    static final ManifestPresence NONE = new ManifestPresence(Optional.empty());

    static ManifestPresence of(Digest digest) {
        return new ManifestPresence(Optional.of(digest));
    }

    /** Whether it names just this. */
    public boolean is(Digest wanted) {
        return digest.filter(wanted::equals).isPresent();
    }
}
