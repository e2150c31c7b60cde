package dev.roadcase.agent.registry;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The images that one name means.
 *
 * @param name as the client wrote it
 * @param images at least one; of several hosts where they share a path
 */
record Repository(String name, List<ServedImage> images) {

    /** Sorted, each once. */
    List<String> tags() {
        return List.copyOf(images.stream()
                .flatMap(image -> image.reference().tag().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** What a tag means. Where hosts disagree about that, nobody can tell which was meant. */
    Descriptor tagged(String tag) {
        List<ServedImage> found = images.stream()
                .filter(image -> image.reference().tag().equals(Optional.of(tag)))
                .toList();
        if (found.isEmpty()) {
            throw unknown("no tag " + tag + ": it has " + (tags().isEmpty() ? "none" : String.join(", ", tags())));
        }
        if (found.stream().map(image -> image.root().digest()).distinct().count() > 1) {
            throw unknown("no one " + tag + ": ask for " + fullNames(found) + ", or say whose with ?ns=HOST");
        }
        return found.get(0).root();
    }

    /** The manifest of this digest, or why it is not to be had. */
    Descriptor manifest(Digest digest) {
        return content(digest)
                .orElseThrow(() -> leftOut(digest)
                        .map(this::leftOut)
                        .orElseGet(() -> damagedOr(unknown("no manifest " + digest))));
    }

    /** The manifest or blob of this digest. */
    Descriptor blob(Digest digest) {
        return content(digest)
                .orElseThrow(() -> damagedOr(new RequestRefusal(
                        ErrorCode.BLOB_UNKNOWN, "the images of " + name + " here have no blob " + digest)));
    }

    private Optional<Descriptor> content(Digest digest) {
        return images.stream()
                .flatMap(image -> Optional.ofNullable(image.content().get(digest)).stream())
                .findFirst();
    }

    private Optional<Descriptor> leftOut(Digest digest) {
        return images.stream()
                .flatMap(image -> image.leftOut().stream())
                .filter(member -> member.digest().equals(digest))
                .findFirst();
    }

    private RequestRefusal leftOut(Descriptor member) {
        String platform = member.platform().map(Platform::toString).orElse("no platform");
        return new RequestRefusal(
                ErrorCode.MANIFEST_UNKNOWN,
                "manifest " + member.digest() + " for " + platform + " was left out of this bundle, which carries "
                        + name + " for " + carried());
    }

    /** The platforms of the members that are carried, as their indexes name them. */
    private String carried() {
        String platforms = images.stream()
                .flatMap(image -> image.content().values().stream())
                .flatMap(member -> member.platform().stream())
                .map(Platform::toString)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return platforms.isEmpty() ? "none" : platforms;
    }

    private RequestRefusal damagedOr(RequestRefusal otherwise) {
        return images.stream()
                .flatMap(image -> image.damage().stream())
                .findFirst()
                .map(damage -> new RequestRefusal(ErrorCode.UNKNOWN, damage))
                .orElse(otherwise);
    }

    private RequestRefusal unknown(String what) {
        return new RequestRefusal(ErrorCode.MANIFEST_UNKNOWN, name + " has " + what);
    }

    private static String fullNames(List<ServedImage> images) {
        return images.stream()
                .map(ServedImage::reference)
                .map(Reference::name)
                .distinct()
                .collect(Collectors.joining(" or "));
    }
}
