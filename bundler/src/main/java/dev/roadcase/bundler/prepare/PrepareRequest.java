package dev.roadcase.bundler.prepare;

import dev.roadcase.bundler.demand.Selection;
import dev.roadcase.bundler.lock.LockPolicy;
import java.nio.file.Path;
import java.util.List;

/**
 * What the user asked {@code bundle prepare} for.
 *
 * @param demo a folder with demo.yaml, or that file
 * @param selection what of the demo is wanted
 * @param lock how far to move away from demo.lock.yaml
 * @param destination where the bundle goes
 * @param reuse bundles that blobs are taken from, beside the one at the output
 * @param agent the agent's archive
 * @param cache where Helm is kept once it was needed
 */
public record PrepareRequest(
        Path demo,
        Selection selection,
        LockPolicy lock,
        Destination destination,
        List<Path> reuse,
        Path agent,
        Path cache) {
    public PrepareRequest {
        reuse = List.copyOf(reuse);
    }
}
