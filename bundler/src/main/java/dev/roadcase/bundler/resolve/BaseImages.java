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

    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar";

    /**
     * The base for a platform.
     *
     * @param pinned has a digest, of an image or of an index with one for the platform
     */
    public BaseImage find(Reference pinned, Platform platform) {
        PulledManifest pulled = documents.manifest(pinned);
        try {
            return pulled.content() instanceof ImageIndex index
                    ? find(member(index, pinned, platform), platform)
                    : base(pinned, (ImageManifest) pulled.content(), platform);
        } catch (IllegalArgumentException e) {
            throw Problem.badInput("build on " + pinned + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static Reference member(ImageIndex index, Reference reference, Platform platform) {
        return index.madeFor(platform).stream()
                .findFirst()
                .map(member -> reference.pinnedTo(member.digest()))
                .orElseThrow(() -> new IllegalArgumentException("it is not made for " + platform));
    }

    private BaseImage base(Reference reference, ImageManifest manifest, Platform platform) {
        List<BuiltLayer> layers = manifest.layers().stream()
                .map(BaseImages::named)
                .map(layer -> (BuiltLayer) new BuiltLayer.Inherited(layer, reference))
                .toList();
        ImageConfig config = ImageConfig.parse(documents.config(reference, manifest.config()));
        if (config.platform().filter(made -> made.isLike(platform)).isEmpty()) {
            throw new IllegalArgumentException("it is not made for " + platform);
        }
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
