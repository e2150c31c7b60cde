package dev.roadcase.bundler.lock;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.demand.Demand;
import dev.roadcase.bundler.demand.DemandedChart;
import dev.roadcase.bundler.demand.DemandedFile;
import dev.roadcase.bundler.spec.file.CarriedUrl;
import dev.roadcase.bundler.spec.image.Base;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What a lock has to know for a demo to be prepared without choosing anything anew.
 *
 * @param images to pull, with who asks for each: {@code demo.yaml} or a manifest's path
 * @param referrers the images of these whose referrers come along
 * @param files by URL as the lock has it, with the digest that demo.yaml states, if it does
 * @param packages that demo.yaml asks for, by built image
 */
public record Wanted(
        SortedMap<Reference, SortedSet<String>> images,
        Set<Reference> referrers,
        SortedMap<URI, Optional<Digest>> files,
        SortedMap<BuildTarget, SortedSet<String>> packages) {

    /** All that a bundle demands. */
    public static Wanted by(Demand demand) {
        return new Wanted(demand.pulls(), demand.withReferrers(), files(demand), packages(demand));
    }

    private static SortedMap<URI, Optional<Digest>> files(Demand demand) {
        SortedMap<URI, Optional<Digest>> files = new TreeMap<>();
        demand.files().stream()
                .flatMap((DemandedFile file) -> file.url().stream())
                .forEach(url ->
                        files.merge(CarriedUrl.of(url.url()), url.sha256(), (first, second) -> first.or(() -> second)));
        demand.charts().forEach(chart -> {
            if (chart instanceof DemandedChart.WebChart archive) {
                files.put(CarriedUrl.of(archive.url()), Optional.of(archive.sha256()));
            }
        });
        return files;
    }

    private static SortedMap<BuildTarget, SortedSet<String>> packages(Demand demand) {
        SortedMap<BuildTarget, SortedSet<String>> packages = new TreeMap<>();
        demand.builds().forEach(image -> {
            if (image.base() instanceof Base.Debian debian) {
                demand.buildPlatforms()
                        .forEach(platform -> packages.put(
                                new BuildTarget(image.reference(), platform), LockedPackages.asked(debian)));
            }
        });
        return packages;
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

    private Lock keepImage(Lock part, Lock lock, Reference reference, SortedSet<String> foundIn) {
        return lock.image(reference)
                .filter(known -> reference.digest().map(known.digest()::equals).orElse(true))
                .map(known -> part.with(reference, known.wanted(foundIn, referrers.contains(reference))))
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
}
