package dev.roadcase.agent.archive.bundle;

import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.problem.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What belongs to an image or an artifact: its manifests and blobs, and the members that were left out with their
 * platforms.
 */
public final class ImageContent {
    private static final int DEEPEST = 4;

    private final Bundle bundle;
    private final Map<Digest, Descriptor> present = new LinkedHashMap<>();
    private final List<Descriptor> leftOut = new ArrayList<>();
    private final List<CarriedManifest> manifests = new ArrayList<>();

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
        content.requireSome();
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

    /** The manifests that are carried, once for each platform that an index names them for. */
    public List<CarriedManifest> manifests() {
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
            visit(descriptor, bundle.manifest(descriptor), depth);
        } else {
            againFor(descriptor);
        }
    }

    /** One manifest may be for several platforms: then an index names it several times. */
    private void againFor(Descriptor descriptor) {
        manifests.stream()
                .filter(known -> known.descriptor().digest().equals(descriptor.digest()))
                .findFirst()
                .ifPresent(known -> manifests.add(new CarriedManifest(descriptor, known.manifest())));
    }

    private void visit(Descriptor descriptor, Manifest manifest, int depth) {
        if (manifest instanceof ImageIndex index) {
            Set<Descriptor> asked = asked(index);
            index.manifests().forEach(member -> followMember(member, asked.contains(member), depth + 1));
        } else if (manifest instanceof ImageManifest image) {
            manifests.add(new CarriedManifest(descriptor, image));
            image.blobs().forEach(blob -> present.putIfAbsent(blob.digest(), blob));
        }
    }

    private void followMember(Descriptor member, boolean asked, int depth) {
        if (!asked && bundle.blob(member.digest()).isEmpty() || !isReadable(member)) {
            leftOut.add(member);
        } else {
            follow(member, depth);
        }
    }

    private Set<Descriptor> asked(ImageIndex index) {
        String platforms = bundle.index().annotation(Annotation.PLATFORMS).orElse("all");
        return platforms.equals("all")
                ? Set.copyOf(index.manifests())
                : Arrays.stream(platforms.split(","))
                        .map(Platform::parse)
                        .flatMap(wanted -> index.madeFor(wanted).stream())
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** No bundle is made for an image of which it carries nothing. */
    private void requireSome() {
        if (manifests.isEmpty() && !leftOut.isEmpty()) {
            throw Problem.notAuthentic(
                    bundle.file() + " lacks the blob " + leftOut.get(0).digest());
        }
    }

    private static boolean isReadable(Descriptor member) {
        return MediaType.isManifest(member.mediaType()) || MediaType.isIndex(member.mediaType());
    }
}
