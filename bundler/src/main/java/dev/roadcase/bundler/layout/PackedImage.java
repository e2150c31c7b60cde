package dev.roadcase.bundler.layout;

import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An image that a bundle will carry.
 *
 * @param root descriptor of its manifest or index, with what the index says of it beside its name and roles
 * @param manifest of the first platform that is carried, for {@code docker load}; absent if Docker cannot take any
 * @param blobs all that is carried of it: manifests, configs, layers
 * @param lacking platforms that were asked for, and that it is not made for
 * @param remarks what a user should know of it: ends of sentences that begin with its name
 */
public record PackedImage(
        Reference reference,
        Descriptor root,
        Optional<ImageManifest> manifest,
        Set<Role> roles,
        List<Blob> blobs,
        List<Platform> lacking,
        List<String> remarks) {
    public PackedImage {
        lacking = List.copyOf(lacking);
        remarks = List.copyOf(remarks);
        blobs = List.copyOf(blobs);
        roles = Set.copyOf(roles);
    }

    /** Whether it belongs to another image, as a signature does. */
    public boolean isReferrer() {
        return root.annotation(Annotation.SUBJECT).isPresent();
    }

    /** Of some images, those that lack a platform. */
    public static Map<Reference, List<Platform>> lacking(Stream<PackedImage> images) {
        Map<Reference, List<Platform>> lacking = new LinkedHashMap<>();
        images.filter(image -> !image.lacking().isEmpty())
                .forEach(image -> lacking.put(image.reference(), image.lacking()));
        return lacking;
    }
}
