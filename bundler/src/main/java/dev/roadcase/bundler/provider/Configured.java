package dev.roadcase.bundler.provider;

import dev.roadcase.bundler.cluster.dialect.Dialect;
import java.nio.file.Path;
import java.util.List;

/**
 * What configure has written.
 *
 * @param kubernetes its version
 * @param machines their names
 * @param advice what the user has to do next, a sentence each
 */
public record Configured(Path folder, Dialect dialect, String kubernetes, List<String> machines, List<String> advice) {
    public Configured {
        machines = List.copyOf(machines);
        advice = List.copyOf(advice);
    }
}
