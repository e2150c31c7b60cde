package dev.roadcase.agent.runtime;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.runtime.layer.LayerChain;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a namespace of containerd holds.
 *
 * @param names of images, with the digests that they stand for
 * @param content digests of documents and layers
 * @param snapshots names of unpacked layers
 */
record ContainerdState(Map<String, Digest> names, Set<String> content, Set<String> snapshots) {
    ContainerdState {
        names = Map.copyOf(names);
        content = Set.copyOf(content);
        snapshots = Set.copyOf(snapshots);
    }

    /** Whether an image can run under this name: its documents and its files are there, with or without its layers. */
    boolean isUsable(WantedImage image, String name) {
        return image.digest().equals(names.get(name)) && hasDocuments(image) && isUnpacked(image);
    }

    private boolean hasDocuments(WantedImage image) {
        return Stream.of(
                        image.digest(),
                        image.chosen().descriptor().digest(),
                        image.chosen().manifest().config().digest())
                .allMatch(document -> content.contains(document.toString()));
    }

    /** Of an image without layers there is nothing to unpack. What has no chain, containerd cannot unpack either. */
    private boolean isUnpacked(WantedImage image) {
        Optional<List<LayerChain.ChainedLayer>> links = image.chain().map(LayerChain::links);
        return image.chosen().manifest().layers().isEmpty()
                || links.filter(all -> snapshots.contains(
                                all.get(all.size() - 1).name().toString()))
                        .isPresent();
    }
}
