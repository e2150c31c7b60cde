package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.layout.Blob;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.layout.PackedImage;
import dev.roadcase.bundler.layout.Placement;
import dev.roadcase.bundler.remote.registry.PulledManifest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Images, resolved down to every digest and size. Manifests and configs come at once; layers, and configs
 * that are not small, wait until the bundle is laid out.
 */
final class ImageResolver {
    /**
     * In bytes: the usual config is smaller. Larger ones of many images would fill the memory until they are written.
     */
    private static final int KEPT = 32 << 10;

    private final ImageSource source;
    private final Platforms platforms;

    ImageResolver(ImageSource source, Platforms platforms) {
        this.source = source;
        this.platforms = platforms;
    }

    /**
     * Resolves one image.
     *
     * @param pinned what is fetched: the reference with its digest where the lock or the demo knows it
     */
    PackedImage resolve(Reference reference, Reference pinned, Set<Role> roles) {
        PulledManifest root = source.manifest(pinned);
        CollectedImage found = new CollectedImage(reference, platforms);
        if (root.content() instanceof ImageIndex index) {
            collect(root, index, found);
            found.settle().forEach(member -> take(member.named(), member.pulled(), found));
        } else {
            take(root.descriptor(), root, found);
        }
        return found.packed(root.descriptor(), roles);
    }

    /** What the index names comes first, and what only the configs of its members say where that is not enough. */
    private void collect(PulledManifest pulled, ImageIndex index, CollectedImage found) {
        found.add(index, Blob.document(pulled.descriptor(), pulled.bytes(), found.origin()));
        platforms.choose(index).forEach(member -> follow(member, found));
        if (!platforms.wanted().isEmpty()) {
            platforms.lookInto(index).forEach(member -> consider(member, found));
        }
    }

    private void follow(Descriptor member, CollectedImage found) {
        PulledManifest pulled = pulled(member, found.reference());
        if (pulled.content() instanceof ImageIndex index) {
            collect(pulled, index, found);
        } else {
            take(member, pulled, found);
        }
    }

    private void consider(Descriptor member, CollectedImage found) {
        PulledManifest pulled = pulled(member, found.reference());
        if (pulled.content() instanceof ImageIndex index) {
            collect(pulled, index, found);
            return;
        }
        ImageManifest manifest = (ImageManifest) pulled.content();
        Optional<byte[]> config = config(manifest, found.reference());
        CollectedManifest unnamed = CollectedManifest.of(member, pulled, manifest, config);
        if (unnamed.image()
                .flatMap(CollectedManifest::platform)
                .filter(platforms::includes)
                .isPresent()) {
            add(unnamed, content(unnamed, config, found.reference()), found);
        } else {
            found.leave(unnamed);
        }
    }

    private void take(Descriptor named, PulledManifest pulled, CollectedImage found) {
        ImageManifest manifest = (ImageManifest) pulled.content();
        Optional<byte[]> config = config(manifest, found.reference());
        CollectedManifest member = CollectedManifest.of(named, pulled, manifest, config);
        add(member, content(member, config, found.reference()), found);
    }

    private PulledManifest pulled(Descriptor member, Reference reference) {
        return source.manifest(reference.pinnedTo(member.digest()));
    }

    private Optional<byte[]> config(ImageManifest manifest, Reference reference) {
        return Optional.of(manifest.config())
                .filter(its -> its.size() <= Json.LARGEST_DOCUMENT)
                .map(its -> source.config(reference, its));
    }

    /** A large one is fetched again when it is written. */
    private Content content(CollectedManifest member, Optional<byte[]> config, Reference reference) {
        return config.filter(bytes -> bytes.length <= KEPT)
                .map(Content::of)
                .orElseGet(() -> source.content(reference, member.manifest().config()));
    }

    private void add(CollectedManifest member, Content config, CollectedImage found) {
        Reference reference = found.reference();
        List<Blob> own = List.of(
                Blob.document(member.pulled().descriptor(), member.pulled().bytes(), found.origin()),
                new Blob(member.manifest().config(), Placement.DOCUMENT, config, found.origin()));
        found.add(member, own);
        member.manifest()
                .layers()
                .forEach(layer -> found.add(Blob.sized(layer, source.content(reference, layer), found.origin())));
    }
}
