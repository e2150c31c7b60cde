package dev.roadcase.bundler.layout;

import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.format.DockerManifest;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Reference;
import java.util.List;

/** The images of a bundle as {@code docker load} finds them. */
final class DockerManifests {
    private DockerManifests() {}

    /** One image that Docker cannot take would keep it from taking the others. */
    static byte[] of(List<PackedImage> images) {
        return DockerManifest.bytes(images.stream()
                .flatMap(image -> image.manifest().map(manifest -> entry(image.reference(), manifest)).stream())
                .toList());
    }

    /** Docker takes no name with a digest: an image that is known by its digest alone is loaded without a name. */
    private static DockerManifest entry(Reference reference, ImageManifest manifest) {
        return new DockerManifest(
                EntryName.of(manifest.config().digest()),
                reference.tagged().stream().toList(),
                manifest.layers().stream()
                        .map(layer -> EntryName.of(layer.digest()))
                        .toList());
    }
}
