package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.layout.BundleContents;
import dev.roadcase.bundler.layout.Layout;
import dev.roadcase.bundler.layout.PackedImage;
import dev.roadcase.bundler.layout.SignedLayout;
import dev.roadcase.bundler.output.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A bundle that is laid out and signed, and stands at its target.
 *
 * @param unchanged whether just this bundle stood there already; then the file stays as it is
 */
public record Prepared(Target target, BundleContents contents, SignedLayout signed, boolean unchanged) {
    /** The bundle. */
    public Path file() {
        return target.path();
    }

    /** The files that hold it, apart from the list of them; none where it is one file. */
    public List<Path> volumes() {
        return target.volumes(size());
    }

    /** In bytes. */
    public long size() {
        return layout().length();
    }

    /** How many images it carries; what belongs to them is not counted. */
    public int images() {
        return (int)
                contents.images().stream().filter(image -> !image.isReferrer()).count();
    }

    /** How many files it carries: the demo's own documents are not counted. */
    public int files() {
        return contents.artifacts().size() - 1;
    }

    /** Digest of index.json: the bundle's identity. */
    public Digest index() {
        return signed.index();
    }

    /** What stands where in it. */
    public Layout layout() {
        return signed.layout();
    }

    /** Of images, the platforms that are wanted and that they are not made for. */
    public Map<Reference, List<Platform>> lacking() {
        return PackedImage.lacking(contents.images().stream());
    }
}
