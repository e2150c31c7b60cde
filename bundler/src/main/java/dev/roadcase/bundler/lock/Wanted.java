package dev.roadcase.bundler.lock;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.file.FileOrigin.UrlOrigin;
import dev.roadcase.bundler.spec.file.FileSpec;
import dev.roadcase.bundler.spec.image.Base;
import dev.roadcase.bundler.spec.image.BuiltImage;
import dev.roadcase.bundler.spec.image.ImageSpec;
import dev.roadcase.bundler.spec.image.PulledImage;
import dev.roadcase.bundler.spec.manifest.WorkloadImages;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a lock has to know for a demo to be prepared without choosing anything anew.
 *
 * @param images to pull, with who asks for each: {@code demo.yaml} or a manifest's path
 * @param files by URL, with the digest that demo.yaml states, if it does
 * @param packages that demo.yaml asks for, by built image
 */
public record Wanted(
        SortedMap<Reference, SortedSet<String>> images,
        SortedMap<URI, Optional<Digest>> files,
        SortedMap<BuildTarget, SortedSet<String>> packages) {
    private static final String IN_DEMO = "demo.yaml";

    /** All that a demo wants on these platforms, with the images that only its workloads name. */
    public static Wanted by(Demo demo, WorkloadImages workloads, List<Platform> platforms) {
        Wanted wanted =
                new Wanted(new TreeMap<>(Comparator.comparing(Reference::toString)), new TreeMap<>(), new TreeMap<>());
        demo.images().forEach(image -> wanted.addImage(image, platforms));
        workloads
                .pulledBy(demo)
                .forEach((reference, manifests) -> manifests.forEach(m -> wanted.addPull(reference, m)));
        demo.files().forEach(wanted::addFile);
        return wanted;
    }

    /** What of a lock is still asked for, and agrees with what demo.yaml states. */
    Lock partOf(Lock lock) {
        Lock part = Lock.EMPTY;
        for (var image : images.entrySet()) {
            part = keepImage(part, lock, image.getKey(), image.getValue());
        }
        for (var file : files.entrySet()) {
            part = keepFile(part, lock, file.getKey(), file.getValue());
        }
        for (var asked : packages.entrySet()) {
            part = keepPackages(part, lock, asked.getKey(), asked.getValue());
        }
        return part;
    }

    private static Lock keepImage(Lock part, Lock lock, Reference reference, SortedSet<String> foundIn) {
        return lock.image(reference)
                .filter(known -> reference.digest().map(known.digest()::equals).orElse(true))
                .map(known -> part.with(reference, new LockedImage(known.digest(), known.mediaType(), foundIn)))
                .orElse(part);
    }

    private static Lock keepFile(Lock part, Lock lock, URI url, Optional<Digest> stated) {
        return lock.url(url)
                .filter(known -> stated.map(known.sha256()::equals).orElse(true))
                .map(known -> part.with(url, known))
                .orElse(part);
    }

    private static Lock keepPackages(Lock part, Lock lock, BuildTarget target, SortedSet<String> asked) {
        return lock.packagesOf(target.image(), target.platform())
                .filter(known -> known.asked().equals(asked))
                .map(known -> part.with(target, known))
                .orElse(part);
    }

    private void addImage(ImageSpec image, List<Platform> platforms) {
        if (image instanceof PulledImage pulled) {
            addPull(pulled.reference(), IN_DEMO);
        } else if (image instanceof BuiltImage built) {
            addBase(built, platforms);
        }
    }

    private void addBase(BuiltImage built, List<Platform> platforms) {
        if (built.base() instanceof Base.Pulled pulled) {
            addPull(pulled.reference(), IN_DEMO);
        } else if (built.base() instanceof Base.Debian debian) {
            platforms.forEach(platform ->
                    packages.put(new BuildTarget(built.reference(), platform), new TreeSet<>(debian.packages())));
        }
    }

    private void addPull(Reference reference, String foundIn) {
        images.computeIfAbsent(reference, r -> new TreeSet<>()).add(foundIn);
    }

    private void addFile(FileSpec file) {
        if (file.source() instanceof UrlOrigin url) {
            files.merge(url.url(), url.sha256(), (first, second) -> first.or(() -> second));
        }
    }
}
