package dev.roadcase.agent.registry.overlay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What may be pushed, and where it goes.
 *
 * @param folder of the overlay, made when somebody pushes; none if there is no place for one
 * @param isReadOnly what is in the folder is served, and nothing is pushed
 * @param limit bytes that blobs and uploads may have
 * @param grace how long an upload may rest, and a blob may be in no manifest, before it is collected
 */
public record Pushing(Optional<Path> folder, boolean isReadOnly, OptionalLong limit, Duration grace) {
    /** Nothing is pushed. */
    public static final Pushing NONE = new Pushing(Optional.empty(), true, OptionalLong.empty(), Duration.ofHours(1));

    /** Pushes to this folder. */
    public static Pushing to(Path folder) {
        return new Pushing(Optional.of(folder), false, OptionalLong.empty(), NONE.grace());
    }

    public Pushing {
        folder = folder.map(its -> its.toAbsolutePath().normalize());
    }
}
