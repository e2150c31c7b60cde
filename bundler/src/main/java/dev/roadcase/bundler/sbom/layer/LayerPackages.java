package dev.roadcase.bundler.sbom.layer;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageManifest;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Debian packages in the images of a bundle. Each layer is read once, by all processors, and is not used before its
 * digest holds.
 */
public final class LayerPackages {
    private final Map<Digest, LayerFindings> layers = new LinkedHashMap<>();

    /**
     * Reads the layers of these images. What the bundle does not carry says nothing.
     *
     * @param images manifests with layers of file systems
     */
    public LayerPackages(Bundle bundle, Collection<ImageManifest> images, Events events) {
        Map<Digest, Descriptor> carried = new LinkedHashMap<>();
        images.stream()
                .flatMap(image -> image.layers().stream())
                .filter(layer -> bundle.blob(layer.digest()).isPresent())
                .forEach(layer -> carried.put(layer.digest(), layer));
        long size = carried.values().stream().mapToLong(Descriptor::size).sum();
        events.emit(new Event.TransferBegan(bundle.file(), size));
        LayerReader reader = new LayerReader(bundle, events);
        List<Map.Entry<Digest, LayerFindings>> read = carried.values().parallelStream()
                .map(layer -> {
                    LayerFindings findings = reader.read(layer);
                    events.emit(new Event.TransferMoved(bundle.file(), layer.size()));
                    return Map.entry(layer.digest(), findings);
                })
                .toList();
        read.forEach(layer -> layers.put(layer.getKey(), layer.getValue()));
        events.emit(new Event.TransferEnded(bundle.file()));
    }

    /** What is installed in an image, in the order of names. */
    public List<InstalledPackage> packages(ImageManifest image) {
        return findings(image).packages();
    }

    /** The system that an image was made from. */
    public OsRelease distribution(ImageManifest image) {
        return findings(image).distribution();
    }

    private ImageFindings findings(ImageManifest image) {
        return ImageFindings.of(image.layers().stream()
                .map(layer -> Optional.ofNullable(layers.get(layer.digest())).orElse(LayerFindings.NONE))
                .toList());
    }
}
