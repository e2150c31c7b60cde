package dev.roadcase.bundler.preflight;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.build.Recipes;
import dev.roadcase.bundler.debian.DebianMirror;
import dev.roadcase.bundler.demand.Demand;
import dev.roadcase.bundler.demand.DemandedFile;
import dev.roadcase.bundler.lock.KnownLock;
import dev.roadcase.bundler.lock.Lock;
import dev.roadcase.bundler.lock.LockedFile;
import dev.roadcase.bundler.reuse.MadeBefore;
import dev.roadcase.bundler.reuse.OlderBundles;
import dev.roadcase.bundler.spec.image.Base;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What has to come from elsewhere, and has to be there.
 *
 * @param images of registries, with the digests that are known
 * @param files of the web
 * @param downloads of these, those that are downloaded whatever their hosts say
 * @param mirrors of Debian's packages
 */
public record Needs(List<Reference> images, List<URI> files, Set<URI> downloads, List<DebianMirror> mirrors) {
    public Needs {
        images = List.copyOf(images);
        files = List.copyOf(files);
        downloads = Set.copyOf(downloads);
        mirrors = List.copyOf(mirrors);
    }

    /** All that a demand needs, where there is no older bundle. */
    public static Needs all(Demand demand, KnownLock known, List<DebianMirror> mirrors) {
        return of(demand, known, OlderBundles.NONE, MadeBefore.nothing(), mirrors);
    }

    /** What of a demand older bundles do not have: nobody is asked for the rest. */
    public static Needs of(
            Demand demand, KnownLock known, OlderBundles older, MadeBefore before, List<DebianMirror> mirrors) {
        List<URI> files = demand.files().stream()
                .filter(file -> file.url().isPresent())
                .filter(file -> !isHeld(file, known.begun(), before))
                .map(Needs::url)
                .distinct()
                .toList();
        return new Needs(
                images(demand, known.begun(), older),
                files,
                files.stream().filter(isFetched(known)).collect(Collectors.toSet()),
                needsPackages(demand, older) ? mirrors : List.of());
    }

    /** How many bytes are downloaded before the size of the bundle is known, as far as servers have said. */
    long downloadBytes(Map<URI, Long> sizes) {
        return downloads.stream().mapToLong(url -> sizes.getOrDefault(url, 0L)).sum();
    }

    /** A file that was locked before and is chosen anew is not fetched where its sum is still the same. */
    private static Predicate<URI> isFetched(KnownLock known) {
        return url ->
                known.begun().url(url).isPresent() || known.former().url(url).isEmpty();
    }

    private static List<Reference> images(Demand demand, Lock lock, OlderBundles older) {
        return demand.pulls().keySet().stream()
                .map(image -> lock.digestOf(image).map(image::withDigest).orElse(image))
                .distinct()
                .filter(image -> image.digest().flatMap(older::document).isEmpty())
                .toList();
    }

    private static boolean isHeld(DemandedFile file, Lock lock, MadeBefore before) {
        Optional<Digest> sum = lock.url(url(file)).map(LockedFile::sha256);
        return sum.flatMap(known -> before.file(Recipes.file(known, file.spec().unpack())))
                .isPresent();
    }

    private static URI url(DemandedFile file) {
        return file.url().orElseThrow().url();
    }

    /** Where there is an older bundle, its layers may do; whether they do is found out when the image is planned. */
    private static boolean needsPackages(Demand demand, OlderBundles older) {
        return older.isEmpty() && demand.builds().anyMatch(image -> image.base() instanceof Base.Debian);
    }
}
