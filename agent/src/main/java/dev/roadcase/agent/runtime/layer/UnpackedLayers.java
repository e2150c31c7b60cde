package dev.roadcase.agent.runtime.layer;

import dev.roadcase.agent.event.Events;
import java.util.List;

/**
 * Unpacks layers from a bundle into the folders that containerd runs containers from. containerd itself would also
 * store each layer as it came, and hash it twice more. Here each layer is hashed as it came, and then hashed as a tar while
 * it is unpacked.
 */
public record UnpackedLayers(Snapshots snapshots, Events events) {

    /** Begins to unpack those layers of these images that are not there yet, on all cores, the largest of an image first. */
    public LayerRun begin(List<ImageLayers> images) {
        return new LayerRun(snapshots, events, images);
    }

    /** Must be called when an image names the layers: then they stay as long as the image. */
    public void release(LayerChain chain) {
        chain.links().forEach(link -> snapshots.release(link.name().toString()));
    }
}
