package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageConfig;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.build.BaseImage;
import dev.roadcase.bundler.build.BuiltLayer;
import dev.roadcase.bundler.remote.registry.PulledManifest;
import dev.roadcase.bundler.reuse.ImageDocuments;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Images of registries that others are built on. Only manifest and config are read; layers stay as they are and are fetched
 * like those of any image.
 */
public record BaseImages(ImageDocuments documents) {
    /** Docker's names of what OCI has under its own: the bytes are the same (OCI image spec, "Compatibility Matrix"). */
    private static final Map<String, String> SAME = Map.of(
            "application/vnd.docker.image.rootfs.diff.tar.gzip",
            MediaType.OCI_LAYER_GZIP,
            "application/vnd.docker.image.rootfs.diff.tar",
            "application/vnd.oci.image.layer.v1.tar");

    private static final int DEEPEST = 4;
    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar";

    /**
     * The base for a platform.
     *
     * @param pinned has a digest, of an image or of an index with one for the platform
     */
    public BaseImage find(Reference pinned, Platform platform) {
        try {
            return in(documents.manifest(pinned), pinned, platform, 0)
                    .orElseThrow(() -> new IllegalArgumentException("it is not made for " + platform));
        } catch (IllegalArgumentException e) {
            throw Problem.badInput("build on " + pinned + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private Optional<BaseImage> in(PulledManifest pulled, Reference reference, Platform platform, int depth) {
        if (pulled.content() instanceof ImageManifest manifest) {
            ImageConfig config = config(reference, manifest);
            return Optional.of(config)
                    .filter(its -> its.platform()
                            .filter(made -> !platform.accepts(made))
                            .isEmpty())
                    .map(its -> base(reference, manifest, its));
        }
        return depth > DEEPEST ? Optional.empty() : in((ImageIndex) pulled.content(), reference, platform, depth + 1);
    }

    /** What the index names, whatever the config says; else what says no platform in the index. */
    private Optional<BaseImage> in(ImageIndex index, Reference reference, Platform platform, int depth) {
        List<Descriptor> made = index.madeFor(platform);
        return made.isEmpty()
                ? index.unnamed().stream()
                        .flatMap(member -> in(document(reference, member), reference, platform, depth).stream())
                        .findFirst()
                : Optional.of(document(reference, made.get(0)))
                        .flatMap(pulled -> of(pulled, reference, platform, depth));
    }

    private Optional<BaseImage> of(PulledManifest pulled, Reference reference, Platform platform, int depth) {
        return pulled.content() instanceof ImageManifest manifest
                ? Optional.of(base(reference, manifest, config(reference, manifest)))
                : in(pulled, reference, platform, depth);
    }

    private PulledManifest document(Reference reference, Descriptor member) {
        return documents.manifest(reference.pinnedTo(member.digest()));
    }

    private ImageConfig config(Reference reference, ImageManifest manifest) {
        return ImageConfig.parse(documents.config(reference, manifest.config()));
    }

    private static BaseImage base(Reference reference, ImageManifest manifest, ImageConfig config) {
        List<BuiltLayer> layers = manifest.layers().stream()
                .map(BaseImages::named)
                .map(layer -> (BuiltLayer) new BuiltLayer.Inherited(layer, reference))
                .toList();
        return BaseImage.of(layers, config);
    }

    private static Descriptor named(Descriptor layer) {
        String type = SAME.getOrDefault(layer.mediaType(), layer.mediaType());
        if (!type.startsWith(LAYER)) {
            throw new IllegalArgumentException("it has a layer that may not be carried, of the type " + type);
        }
        return Descriptor.of(type, layer.digest(), layer.size());
    }
}
