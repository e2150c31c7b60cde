package dev.roadcase.bundler.lock;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.spec.file.CarriedUrl;
import java.net.URI;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What every name of a demo stands for. Immutable; the maps are sorted by the text of their keys.
 *
 * @param images by the reference as it was asked for
 * @param files by URL, without the values of its query
 * @param packages of images that are built from Debian's packages
 */
public record Lock(
        Map<Reference, LockedImage> images, Map<URI, LockedFile> files, Map<BuildTarget, LockedPackages> packages) {
    /** Knows nothing yet. */
    public static final Lock EMPTY = new Lock(Map.of(), Map.of(), Map.of());

    public Lock {
        images = sorted(images);
        files = sorted(files);
        packages = sorted(packages);
    }

    /** What a reference stands for, where that is known. */
    public Optional<LockedImage> image(Reference reference) {
        return Optional.ofNullable(images.get(reference));
    }

    /** The digest behind a reference: its own where it has one, or the one that is locked. */
    public Optional<Digest> digestOf(Reference reference) {
        return reference.digest().or(() -> image(reference).map(LockedImage::digest));
    }

    /** What a URL gives, where that is known. */
    public Optional<LockedFile> url(URI url) {
        return Optional.ofNullable(files.get(CarriedUrl.of(url)));
    }

    /** The packages of a built image, where they are known. */
    public Optional<LockedPackages> packagesOf(Reference image, Platform platform) {
        return Optional.ofNullable(packages.get(new BuildTarget(image, platform)));
    }

    /** The same lock with this entry in the place of what it said about the reference. */
    public Lock with(Reference reference, LockedImage image) {
        return new Lock(put(images, reference, image), files, packages);
    }

    /** The same lock with this entry in the place of what it said about the URL. */
    public Lock with(URI url, LockedFile file) {
        return new Lock(images, put(files, CarriedUrl.of(url), file), packages);
    }

    /** The same lock with this entry in the place of what it said about the built image. */
    public Lock with(BuildTarget target, LockedPackages chosen) {
        return new Lock(images, files, put(packages, target, chosen));
    }

    /** The same lock with another's entries in the place of what it said itself. */
    public Lock and(Lock more) {
        return new Lock(joined(images, more.images), joined(files, more.files), joined(packages, more.packages));
    }

    private static <K, V> Map<K, V> joined(Map<K, V> first, Map<K, V> second) {
        Map<K, V> all = new HashMap<>(first);
        all.putAll(second);
        return all;
    }

    private static <K, V> Map<K, V> put(Map<K, V> old, K key, V value) {
        Map<K, V> copy = new HashMap<>(old);
        copy.put(key, value);
        return copy;
    }

    private static <K, V> Map<K, V> sorted(Map<K, V> entries) {
        SortedMap<K, V> copy = new TreeMap<>(Comparator.comparing(Object::toString));
        copy.putAll(entries);
        return Collections.unmodifiableMap(copy);
    }
}
