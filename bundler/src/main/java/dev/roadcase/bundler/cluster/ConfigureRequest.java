package dev.roadcase.bundler.cluster;

import dev.roadcase.bundler.cluster.dialect.Dialect;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the user asked {@code bundle configure} for.
 *
 * @param out the folder that is written; its keys are kept
 * @param site site.yaml; absent for the demo's own machines
 * @param dialect absent if it follows from the demo's operating system
 * @param values of parameters; they win over those of the site
 * @param media whether volumes for bare machines are written
 * @param hosted whether the machines are on this computer alone, in a network of their own that it makes
 */
public record ConfigureRequest(
        Path out,
        Optional<Path> site,
        Optional<Dialect> dialect,
        Map<String, String> values,
        boolean media,
        boolean hosted) {
    public ConfigureRequest {
        values = Map.copyOf(values);
    }

    /** Names only, since some values are secrets. */
    @Override
    public String toString() {
        return out + " " + values.keySet();
    }
}
