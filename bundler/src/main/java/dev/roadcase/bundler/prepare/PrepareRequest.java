package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.format.Platform;
import dev.roadcase.bundler.lock.LockPolicy;
import dev.roadcase.bundler.pack.VolumeSize;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the user asked {@code bundle prepare} for.
 *
 * @param demo a folder with demo.yaml, or that file
 * @param output a file, or a folder in which the bundle gets its own name; absent means the working directory
 * @param platforms instead of the demo's; absent where it has its say, none means all
 * @param lock how far to move away from demo.lock.yaml
 * @param noCluster leave the cluster's programs out
 * @param values of parameters
 * @param jobs how many transfers at once, at least one; absent means what suits cores and sizes
 * @param volumes how large they may be; absent where the bundle is one file
 * @param reuse bundles that blobs are taken from, beside the one at the output
 * @param agent the agent's archive
 */
public record PrepareRequest(
        Path demo,
        Optional<Path> output,
        Optional<List<Platform>> platforms,
        LockPolicy lock,
        boolean noCluster,
        Map<String, String> values,
        OptionalInt jobs,
        Optional<VolumeSize> volumes,
        List<Path> reuse,
        Path agent) {
    public PrepareRequest {
        platforms = platforms.map(List::copyOf);
        reuse = List.copyOf(reuse);
        values = Map.copyOf(values);
    }
}
