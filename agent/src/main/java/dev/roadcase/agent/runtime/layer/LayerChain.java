package dev.roadcase.agent.runtime.layer;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageConfig;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The layers of an image, each with the name that a runtime gives it on top of the layers below it.
 *
 * @param links from the lowest up
 */
public record LayerChain(List<ChainedLayer> links) {

    /**
     * A layer in its place.
     *
     * @param tar digest of the layer's tar (OCI image spec, "Layer DiffID")
     * @param name of it and all below it (OCI image spec, "Layer ChainID")
     * @param parent name of all below it; absent for the lowest
     */
    public record ChainedLayer(Descriptor layer, Digest tar, Digest name, Optional<Digest> parent) {}

    public LayerChain {
        links = List.copyOf(links);
    }

    /** What a config says of these layers; empty if it does not fit them. */
    public static Optional<LayerChain> of(List<Descriptor> layers, byte[] config) {
        List<Digest> tars = tars(config);
        if (tars.isEmpty() || tars.size() != layers.size()) {
            return Optional.empty();
        }
        List<ChainedLayer> links = new ArrayList<>();
        Optional<Digest> parent = Optional.empty();
        for (int at = 0; at < tars.size(); at++) {
            ChainedLayer link = link(layers.get(at), tars.get(at), parent);
            links.add(link);
            parent = Optional.of(link.name());
        }
        return Optional.of(new LayerChain(links));
    }

    private static ChainedLayer link(Descriptor layer, Digest tar, Optional<Digest> parent) {
        Digest name = parent.map(below -> Digest.of((below + " " + tar).getBytes(StandardCharsets.US_ASCII)))
                .orElse(tar);
        return new ChainedLayer(layer, tar, name, parent);
    }

    private static List<Digest> tars(byte[] config) {
        try {
            return ImageConfig.parse(config).diffIds();
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
