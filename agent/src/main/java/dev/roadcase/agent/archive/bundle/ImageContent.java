package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What belongs to an image or an artifact: its manifests and blobs, and the members that were left out with their
 * platforms.
 */
public final class ImageContent {
    private static final int DEEPEST = 4;

    private final Bundle bundle;
    private final Map<Digest, Descriptor> present = new LinkedHashMap<>();
    private final List<Descriptor> leftOut = new ArrayList<>();
    private final List<ImageManifest> manifests = new ArrayList<>();

    private ImageContent(Bundle bundle) {
        this.bundle = bundle;
    }

    /**
     * Follows the descriptors from this one on.
     *
     * @throws Problem exit 4 if the bundle lacks what it should carry
     */
    public static ImageContent of(Bundle bundle, Descriptor root) {
        ImageContent content = new ImageContent(bundle);
        content.follow(root, 0);
        return content;
    }

    /** All that the bundle carries of it, each digest once: the root first, manifests before their blobs. */
    public List<Descriptor> present() {
        return List.copyOf(present.values());
    }

    /** Members of its index for platforms that the bundle was not asked to carry. */
    public List<Descriptor> leftOut() {
        return List.copyOf(leftOut);
    }

    /** The manifests that are carried. */
    public List<ImageManifest> manifests() {
        return List.copyOf(manifests);
    }

    /** Bytes of all that is present. */
    public long size() {
        return present.values().stream().mapToLong(Descriptor::size).sum();
    }

    private void follow(Descriptor descriptor, int depth) {
        if (depth > DEEPEST) {
            throw Problem.notAuthentic(
                    bundle.file() + ": indexes nested deeper than " + DEEPEST + " at " + descriptor.digest());
        }
        if (present.putIfAbsent(descriptor.digest(), descriptor) == null) {
            visit(bundle.manifest(descriptor), depth);
        }
    }

    private void visit(Manifest manifest, int depth) {
        if (manifest instanceof ImageIndex index) {
            index.manifests().forEach(member -> followMember(member, depth + 1));
        } else if (manifest instanceof ImageManifest image) {
            manifests.add(image);
            image.blobs().forEach(blob -> present.putIfAbsent(blob.digest(), blob));
        }
    }

    private void followMember(Descriptor member, int depth) {
        if (bundle.blob(member.digest()).isEmpty() && !wasAskedFor(member)) {
            leftOut.add(member);
        } else {
            follow(member, depth);
        }
    }

    private boolean wasAskedFor(Descriptor member) {
        String asked = bundle.index().annotation(Annotation.PLATFORMS).orElse("all");
        return asked.equals("all")
                || Arrays.stream(asked.split(","))
                        .map(Platform::parse)
                        .anyMatch(wanted ->
                                member.platform().filter(wanted::accepts).isPresent());
    }
}
