package dev.roadcase.bundler.cluster;

import dev.roadcase.bundler.cluster.dialect.Dialect;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the user asked {@code bundle configure} for.
 *
 * @param out the folder that is written; keys that it holds already are kept
 * @param site site.yaml; absent where the demo's own defaults hold
 * @param dialect absent where the demo's system says it
 * @param values of parameters, which win over the site's
 * @param media whether volumes for bare machines are written
 */
public record ConfigureRequest(
        Path out, Optional<Path> site, Optional<Dialect> dialect, Map<String, String> values, boolean media) {
    public ConfigureRequest {
        values = Map.copyOf(values);
    }

    /** Names and no values: some of those are secrets. */
    @Override
    public String toString() {
        return out + " " + values.keySet();
    }
}
