package dev.roadcase.bundler.demand;

import dev.roadcase.bundler.kubernetes.PublishedSum;
import dev.roadcase.bundler.spec.file.FileOrigin.UrlOrigin;
import dev.roadcase.bundler.spec.file.FileSpec;
import java.util.Optional;

/**
 * A file that a bundle has to carry.
 *
 * @param published where upstream says its sum, if that is known
 */
public record DemandedFile(FileSpec spec, Optional<PublishedSum> published) {
    /** Its address; absent where it is in the demo's folder. */
    public Optional<UrlOrigin> url() {
        return spec.source() instanceof UrlOrigin url ? Optional.of(url) : Optional.empty();
    }
}
