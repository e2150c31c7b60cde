package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.pack.Layout;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of it, or with a dry run, what would.
 *
 * @param file the bundle
 * @param volumes the files that hold it, apart from the list of them; none where it is one file
 * @param size of it in bytes
 * @param images how many
 * @param files how many
 * @param index digest of index.json: the bundle's identity
 * @param layout what stands where in it
 * @param lacking of images, the platforms that were asked for and that they are not made for
 * @param unchanged whether just this bundle stood there already; then the file stays as it is
 */
public record Prepared(
        Path file,
        List<Path> volumes,
        long size,
        int images,
        int files,
        Digest index,
        Layout layout,
        Map<Reference, List<Platform>> lacking,
        boolean unchanged) {
    public Prepared {
        volumes = List.copyOf(volumes);
        lacking = new LinkedHashMap<>(lacking);
    }
}
