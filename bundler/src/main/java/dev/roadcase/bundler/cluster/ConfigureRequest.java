package dev.roadcase.bundler.cluster;

import dev.roadcase.bundler.cluster.dialect.Dialect;
import dev.roadcase.bundler.cluster.folder.EarlierConfiguration;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
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
 * @param spare a machine that takes the place of one of the site, and gets new keys
 */
public record ConfigureRequest(
        Path out,
        Optional<Path> site,
        Optional<Dialect> dialect,
        Map<String, String> values,
        boolean media,
        boolean hosted,
        Optional<Spare> spare) {
    public ConfigureRequest {
        values = Map.copyOf(values);
    }

    /**
     * The same as an earlier configure was asked for, with its answers, for a spare machine.
     *
     * @throws dev.roadcase.agent.problem.Problem bad input, if the folder does not say it
     */
    public static ConfigureRequest again(OutputFolder folder, Spare spare) {
        EarlierConfiguration earlier = new EarlierConfiguration(folder);
        return new ConfigureRequest(
                folder.path(),
                Optional.of(earlier.site()),
                earlier.dialect(),
                Map.of(),
                earlier.media(),
                true,
                Optional.of(spare));
    }

    /** Names only, since some values are secrets. */
    @Override
    public String toString() {
        return out + " " + values.keySet();
    }
}
