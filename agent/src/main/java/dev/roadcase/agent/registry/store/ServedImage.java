package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.ImageContent;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * An image and all that a client may ask for by its name.
 *
 * @param root its manifest or index
 * @param content what is carried of it
 * @param leftOut members of its index that are not
 * @param referrers those of its manifests that belong to others
 * @param damage why some of its content is not known
 */
record ServedImage(
        Reference reference,
        Descriptor root,
        Map<Digest, Descriptor> content,
        List<Descriptor> leftOut,
        BundledReferrers referrers,
        Optional<String> damage) {

    /** Reads the image's manifests. If one is damaged, other images are served all the same. */
    static ServedImage of(Bundle bundle, BundledImage image, Events events) {
        try {
            return whole(image, ImageContent.of(bundle, image.descriptor()));
        } catch (Problem e) {
            events.emit(new Event.Warned(image.reference() + " is served in part: " + e.getMessage()));
            Descriptor root = image.descriptor();
            return of(image, Map.of(root.digest(), root), List.of(), Optional.of(e.getMessage()));
        }
    }

    private static ServedImage whole(BundledImage image, ImageContent content) {
        Map<Digest, Descriptor> byDigest = content.present().stream()
                .collect(Collectors.toUnmodifiableMap(Descriptor::digest, Function.identity()));
        return of(image, byDigest, content.leftOut(), Optional.empty());
    }

    private static ServedImage of(
            BundledImage image, Map<Digest, Descriptor> content, List<Descriptor> leftOut, Optional<String> damage) {
        BundledReferrers referrers = new BundledReferrers(content.values());
        return new ServedImage(image.reference(), image.descriptor(), content, leftOut, referrers, damage);
    }
}
