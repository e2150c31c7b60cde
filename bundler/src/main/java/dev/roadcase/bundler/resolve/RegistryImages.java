package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.layout.Blob;
import dev.roadcase.bundler.layout.Content;
import dev.roadcase.bundler.layout.PackedImage;
import dev.roadcase.bundler.layout.Placement;
import dev.roadcase.bundler.remote.registry.PulledManifest;
import dev.roadcase.bundler.reuse.ImageDocuments;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Images of registries, resolved down to every digest and size. Manifests and configs come at once; layers, and configs
 * that are not small, wait until the bundle is laid out.
 */
final class RegistryImages {
    private static final Set<String> IMAGE_CONFIGS = Set.of(MediaType.OCI_CONFIG, MediaType.DOCKER_CONFIG);

    private static final int MOST_INDEXES = 16;
    /**
     * In bytes: the usual config is smaller. Larger ones of many images would fill the memory until they are written.
     */
    private static final int KEPT = 32 << 10;

    private final ImageDocuments documents;
    private final LayerContents layers;
    private final Platforms platforms;

    RegistryImages(ImageDocuments documents, LayerContents layers, Platforms platforms) {
        this.documents = documents;
        this.layers = layers;
        this.platforms = platforms;
    }

    /**
     * Resolves one image.
     *
     * @param pinned what is fetched: the reference with its digest where the lock or the demo knows it
     */
    PackedImage resolve(Reference reference, Reference pinned, Set<Role> roles) {
        PulledManifest root = documents.manifest(pinned);
        Collected collected = new Collected(reference);
        collect(root, collected);
        if (collected.manifests.isEmpty()) {
            throw platforms.missing(reference, collected.indexes);
        }
        return new PackedImage(
                reference,
                root.descriptor(),
                collected.manifests.get(0),
                roles,
                collected.blobs,
                collected.indexes.isEmpty() ? collected.lacking : platforms.lacking(collected.indexes));
    }

    /** All that was found of one image. */
    private record Collected(
            Reference reference,
            List<Blob> blobs,
            List<ImageManifest> manifests,
            List<ImageIndex> indexes,
            List<Platform> lacking) {
        Collected(Reference reference) {
            this(reference, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private void collect(PulledManifest pulled, Collected collected) {
        Reference reference = collected.reference;
        collected.blobs.add(Blob.document(pulled.descriptor(), pulled.bytes(), reference.toString()));
        if (pulled.content() instanceof ImageIndex index) {
            collected.indexes.add(index);
            requireShallow(reference, collected.indexes);
            for (Descriptor member : platforms.choose(index)) {
                collect(documents.manifest(reference.pinnedTo(member.digest())), collected);
            }
        } else if (pulled.content() instanceof ImageManifest manifest) {
            collected.manifests.add(manifest);
            addConfig(manifest, collected);
            manifest.layers().forEach(layer -> collected.blobs.add(layer(reference, layer)));
        }
    }

    /** Indexes name one another by digest, so they end somewhere; a hostile chain may be long. */
    private static void requireShallow(Reference reference, List<ImageIndex> indexes) {
        if (indexes.size() > MOST_INDEXES) {
            throw Problem.badInput(reference + " holds more than " + MOST_INDEXES + " indexes")
                    .advise("choose another image");
        }
    }

    private void addConfig(ImageManifest manifest, Collected collected) {
        Reference reference = collected.reference;
        byte[] config = documents.config(reference, manifest.config());
        boolean single = collected.blobs.size() == 1;
        if (single && IMAGE_CONFIGS.contains(manifest.config().mediaType())) {
            platforms.require(config, reference);
            collected.lacking.addAll(platforms.lacking(config));
        }
        collected.blobs.add(config(reference, manifest.config(), config));
    }

    /** A large one is fetched again when it is written. */
    private Blob config(Reference reference, Descriptor config, byte[] bytes) {
        Content content = bytes.length > KEPT ? layers.of(reference, config) : Content.of(bytes);
        return new Blob(config, Placement.DOCUMENT, content, reference.toString());
    }

    private Blob layer(Reference reference, Descriptor layer) {
        return Blob.sized(layer, layers.of(reference, layer), reference.toString());
    }
}
