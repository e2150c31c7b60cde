package dev.roadcase.bundler.spec.local;

import dev.roadcase.bundler.spec.yaml.YamlMap;
import java.util.Optional;

/**
 * What happens on the computer where the demo's folder is.
 *
 * @param make absent if the folder holds all that is needed
 * @param run absent if the demo needs a cluster
 */
public record LocalUse(Optional<Make> make, Optional<LocalRun> run) {
    /** Reads the keys {@code make} and {@code run}. */
    public static LocalUse read(YamlMap map) {
        return new LocalUse(
                map.optional("make").flatMap(Make::read), map.optional("run").flatMap(LocalRun::read));
    }
}
