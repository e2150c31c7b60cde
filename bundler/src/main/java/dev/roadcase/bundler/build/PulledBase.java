package dev.roadcase.bundler.build;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageConfig;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.registry.PulledManifest;
import dev.roadcase.bundler.reuse.ImageDocuments;
import java.util.List;
import java.util.Map;

/**
 * A base image in a registry. Only its manifest and its config are read here; its layers stay as they are and are fetched
 * like those of any image, straight to their places in the bundle.
 */
record PulledBase(ImageDocuments documents) {
    /** Docker's names of what OCI has under its own: the bytes are the same (OCI image spec, "Compatibility Matrix"). */
    private static final Map<String, String> SAME = Map.of(
            "application/vnd.docker.image.rootfs.diff.tar.gzip",
            MediaType.OCI_LAYER_GZIP,
            "application/vnd.docker.image.rootfs.diff.tar",
            "application/vnd.oci.image.layer.v1.tar");

    private static final String LAYER = "application/vnd.oci.image.layer.v1.tar";

    BaseImage foundation(Reference reference, Platform platform) {
        PulledManifest pulled = documents.manifest(reference);
        try {
            return pulled.content() instanceof ImageIndex index
                    ? foundation(member(index, reference, platform), platform)
                    : foundation(reference, (ImageManifest) pulled.content(), platform);
        } catch (IllegalArgumentException e) {
            throw Problem.badInput("build on " + reference + " failed: " + e.getMessage())
                    .causedBy(e);
        }
    }

    private static Reference member(ImageIndex index, Reference reference, Platform platform) {
        return index.madeFor(platform).stream()
                .findFirst()
                .map(member -> reference.pinnedTo(member.digest()))
                .orElseThrow(() -> new IllegalArgumentException("it is not made for " + platform));
    }

    private BaseImage foundation(Reference reference, ImageManifest manifest, Platform platform) {
        List<BuiltLayer> layers = manifest.layers().stream()
                .map(PulledBase::named)
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
