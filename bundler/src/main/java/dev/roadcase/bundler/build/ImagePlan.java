package dev.roadcase.bundler.build;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.bundler.spec.image.BuiltImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an image for one platform will be made of, known before anything is made.
 *
 * @param layers that are put on the base, upwards
 * @param unmade what is copied into further layers, once the demo's {@code make} has made it
 */
public record ImagePlan(
        BuiltImage image, Platform platform, BaseImage base, List<LayerPlan> layers, List<String> unmade) {
    public ImagePlan {
        layers = List.copyOf(layers);
        unmade = List.copyOf(unmade);
    }

    /** The same on a base whose layers are elsewhere. */
    ImagePlan on(BaseImage other) {
        return new ImagePlan(image, platform, other, layers, unmade);
    }

    /** The image, if no layer of it has to be made. */
    public Optional<BuiltContent> content() {
        List<OwnLayer> held =
                layers.stream().flatMap(layer -> layer.held().stream()).toList();
        return held.size() == layers.size() && unmade.isEmpty() ? Optional.of(content(held)) : Optional.empty();
    }

    /** The image with these layers in the places of those that are planned. */
    BuiltContent content(List<OwnLayer> made) {
        BaseImage whole = base;
        for (int at = 0; at < made.size(); at++) {
            whole = whole.with(made.get(at), layers.get(at).madeBy());
        }
        byte[] config = new BuiltConfig(image, platform, whole).bytes();
        Descriptor configDescriptor = Descriptor.of(MediaType.OCI_CONFIG, config);
        byte[] manifest = manifest(configDescriptor, whole.layers());
        return new BuiltContent(descriptor(manifest), manifest, configDescriptor, config, whole.layers());
    }

    private static byte[] manifest(Descriptor config, List<BuiltLayer> layers) {
        List<Descriptor> descriptors =
                layers.stream().map(BuiltLayer::descriptor).toList();
        return new ImageManifest(MediaType.OCI_MANIFEST, Optional.empty(), config, descriptors, Map.of()).bytes();
    }

    private Descriptor descriptor(byte[] manifest) {
        Descriptor plain = Descriptor.of(MediaType.OCI_MANIFEST, manifest);
        return new Descriptor(
                plain.mediaType(), plain.digest(), plain.size(), Optional.of(platform), Optional.empty(), Map.of());
    }
}
