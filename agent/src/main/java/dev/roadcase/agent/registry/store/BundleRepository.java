package dev.roadcase.agent.registry.store;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.registry.store.Lookup.Absence;
import dev.roadcase.agent.registry.store.Lookup.Found;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The images of a bundle that have one full name.
 *
 * @param name as the client wrote it
 * @param images at least one
 */
record BundleRepository(String name, List<ServedImage> images, Bundle bundle, BundleBlobs blobs) implements Repository {

    @Override
    public List<String> tags() {
        return List.copyOf(images.stream()
                .flatMap(image -> image.reference().tag().stream())
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Override
    public Lookup<StoredManifest> tagged(String tag) {
        return images.stream()
                .filter(image -> image.reference().tag().equals(Optional.of(tag)))
                .findFirst()
                .<Lookup<StoredManifest>>map(image -> new Found<>(read(image.root())))
                .orElseGet(() -> noManifest("no tag " + tag));
    }

    @Override
    public Lookup<StoredManifest> manifest(ContentDigest digest) {
        Optional<Descriptor> found = content(digest);
        if (found.isEmpty()) {
            return leftOut(digest).or(this::damaged).orElseGet(() -> noManifest("no manifest " + digest));
        }
        String type = found.get().mediaType();
        return MediaType.isManifest(type) || MediaType.isIndex(type)
                ? new Found<>(read(found.get()))
                : noManifest("a blob, but no manifest " + digest);
    }

    @Override
    public Lookup<StoredBlob> blob(ContentDigest digest) {
        if (content(digest).isEmpty()) {
            return this.<StoredBlob>damaged()
                    .orElseGet(() ->
                            Lookup.absent(Absence.BLOB, "the images of " + name + " here have no blob " + digest));
        }
        return digest.ofBundle()
                .flatMap(blobs::find)
                .<Lookup<StoredBlob>>map(Found::new)
                .orElseGet(() -> Lookup.absent(Absence.UNREADABLE, bundle.file() + " lacks the blob " + digest));
    }

    private StoredManifest read(Descriptor descriptor) {
        byte[] bytes = bundle.read(descriptor);
        return new StoredManifest(
                ContentDigest.of(descriptor.digest()), Manifest.parse(bytes).mediaType(), bytes);
    }

    @Override
    public List<ListedReferrer> referrers(ContentDigest subject) {
        return images.stream()
                .flatMap(image -> image.referrers().ofManifests(bundle).stream())
                .filter(referrer -> referrer.subject().equals(subject))
                .distinct()
                .toList();
    }

    private Optional<Descriptor> content(ContentDigest digest) {
        return digest.ofBundle()
                .flatMap(its -> images.stream()
                        .flatMap(image -> Optional.ofNullable(image.content().get(its)).stream())
                        .findFirst());
    }

    private Optional<Lookup<StoredManifest>> leftOut(ContentDigest digest) {
        return images.stream()
                .flatMap(image -> image.leftOut().stream())
                .filter(member -> digest.ofBundle().equals(Optional.of(member.digest())))
                .findFirst()
                .map(this::leftOut);
    }

    private Lookup<StoredManifest> leftOut(Descriptor member) {
        String platform = member.platform().map(Platform::toString).orElse("no platform");
        return Lookup.absent(
                Absence.LEFT_OUT,
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

    /** What is in a damaged image cannot be known. */
    private <T> Optional<Lookup<T>> damaged() {
        return images.stream()
                .flatMap(image -> image.damage().stream())
                .findFirst()
                .map(damage -> Lookup.absent(Absence.UNREADABLE, damage));
    }

    private Lookup<StoredManifest> noManifest(String what) {
        return Lookup.absent(Absence.MANIFEST, name + " has " + what);
    }
}
