package dev.roadcase.bundler.layout;

import dev.roadcase.agent.format.Platform;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that one bundle will carry, resolved: every digest and size is known.
 *
 * @param platforms that were asked for; none means all
 * @param images in the order of demo.yaml
 * @param agent the first blob of every bundle
 * @param artifacts files in the order of demo.yaml, then the demo
 */
public record BundleContents(
        String name,
        String version,
        List<Platform> platforms,
        List<PackedImage> images,
        PackedArtifact agent,
        List<PackedArtifact> artifacts) {
    public BundleContents {
        platforms = List.copyOf(platforms);
        images = List.copyOf(images);
        artifacts = List.copyOf(artifacts);
    }

    /** Every blob, a digest perhaps more than once. */
    Stream<Blob> blobs() {
        Stream<Blob> ofArtifacts =
                Stream.concat(Stream.of(agent), artifacts.stream()).flatMap(artifact -> artifact.blobs().stream());
        return Stream.concat(ofArtifacts, images.stream().flatMap(image -> image.blobs().stream()));
    }
}
