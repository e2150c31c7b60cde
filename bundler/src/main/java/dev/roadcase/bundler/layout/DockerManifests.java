package dev.roadcase.bundler.layout;

import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.format.DockerManifest;
import dev.roadcase.agent.format.MediaType;
import java.util.List;

/** The images of a bundle as {@code docker load} finds them. */
final class DockerManifests {
    private DockerManifests() {}

    static byte[] of(List<PackedImage> images) {
        return DockerManifest.bytes(images.stream()
                .filter(image -> MediaType.isConfig(image.manifest().config().mediaType()))
                .map(DockerManifests::entry)
                .toList());
    }

    /** Docker takes no name with a digest: an image that is known by its digest alone is loaded without a name. */
    private static DockerManifest entry(PackedImage image) {
        return new DockerManifest(
                EntryName.of(image.manifest().config().digest()),
                image.reference().tagged().stream().toList(),
                image.manifest().layers().stream()
                        .map(layer -> EntryName.of(layer.digest()))
                        .toList());
    }
}
