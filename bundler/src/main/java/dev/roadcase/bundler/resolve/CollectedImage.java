package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Artifact;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.layout.Blob;
import dev.roadcase.bundler.layout.PackedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** All that was found of one image. For one thread. */
final class CollectedImage {
    private static final int MOST_INDEXES = 16;

    private final Reference reference;
    private final Platforms platforms;
    private final List<Blob> blobs = new ArrayList<>();
    private final List<ImageIndex> indexes = new ArrayList<>();
    private final List<CollectedManifest> carried = new ArrayList<>();
    private final List<CollectedManifest> left = new ArrayList<>();

    CollectedImage(Reference reference, Platforms platforms) {
        this.reference = reference;
        this.platforms = platforms;
    }

    Reference reference() {
        return reference;
    }

    /** What a blob of it is called in messages. */
    String origin() {
        return reference.toString();
    }

    void add(Blob blob) {
        blobs.add(blob);
    }

    void add(CollectedManifest manifest, List<Blob> own) {
        carried.add(manifest);
        blobs.addAll(own);
    }

    /** Indexes name one another by digest, so they end somewhere; a hostile chain may be long. */
    void add(ImageIndex index, Blob document) {
        indexes.add(index);
        blobs.add(document);
        if (indexes.size() > MOST_INDEXES) {
            throw Problem.badInput(reference + " holds more than " + MOST_INDEXES + " indexes")
                    .advise("choose another image");
        }
    }

    /** It is not made for what is wanted, or does not say for what it is made. */
    void leave(CollectedManifest manifest) {
        left.add(manifest);
    }

    /** If nothing was found so far: what says no platform at all, which fits all. */
    List<CollectedManifest> settle() {
        return carried.isEmpty()
                ? left.stream().filter(each -> each.platform().isEmpty()).toList()
                : List.of();
    }

    /**
     * The image as a bundle carries it.
     *
     * @throws Problem exit 3 if it is not made for what is wanted
     */
    PackedImage packed(Descriptor root, Set<Role> roles) {
        List<CollectedManifest> images =
                carried.stream().flatMap(each -> each.image().stream()).toList();
        List<Platform> lacking = images.isEmpty() && !carried.isEmpty()
                ? List.of()
                : platforms.lacking(
                        images.stream().map(CollectedManifest::platform).toList());
        if (carried.isEmpty() || !lacking.isEmpty() && lacking.equals(platforms.wanted())) {
            throw platforms.missing(reference, offered());
        }
        return new PackedImage(reference, root, forDocker(images), roles, blobs, lacking, remarks(images));
    }

    private List<Platform> offered() {
        Stream<Platform> named = indexes.stream()
                .flatMap(index -> index.manifests().stream())
                .flatMap(member -> member.platform().stream());
        Stream<Platform> made =
                Stream.concat(carried.stream(), left.stream()).flatMap(each -> each.platform().stream());
        return Stream.concat(named, made).toList();
    }

    /** Docker on Linux refuses a whole archive with one image for another system in it. */
    private Optional<ImageManifest> forDocker(List<CollectedManifest> images) {
        Stream<CollectedManifest> best = platforms.first().best(images, CollectedManifest::platform).stream();
        return Stream.concat(best, images.stream())
                .filter(each ->
                        each.platform().filter(its -> !its.os().equals("linux")).isEmpty())
                .map(CollectedManifest::manifest)
                .findFirst();
    }

    private List<String> remarks(List<CollectedManifest> images) {
        Stream<String> artifact = carried.stream()
                .filter(each -> images.isEmpty())
                .flatMap(each -> each.artifact().stream())
                .map(Artifact::type)
                .limit(1)
                .map(type -> "is not an image but an artifact of the type " + type
                        + ": it is carried and served, and no container runtime gets it");
        return Stream.concat(artifact, images.stream().flatMap(each -> each.misfit().stream()))
                .distinct()
                .toList();
    }
}
