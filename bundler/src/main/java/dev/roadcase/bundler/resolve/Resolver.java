package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.build.ImagePlan;
import dev.roadcase.bundler.build.ImagePlanner;
import dev.roadcase.bundler.build.PinnedBase;
import dev.roadcase.bundler.demand.Demand;
import dev.roadcase.bundler.demand.DemandedChart;
import dev.roadcase.bundler.demand.DemandedImage;
import dev.roadcase.bundler.demand.DemandedImage.Build;
import dev.roadcase.bundler.demand.DemandedImage.Pull;
import dev.roadcase.bundler.demand.DemandedImage.Saved;
import dev.roadcase.bundler.layout.PackedImage;
import dev.roadcase.bundler.lock.KnownLock;
import dev.roadcase.bundler.lock.Lock;
import dev.roadcase.bundler.lock.LockedFile;
import dev.roadcase.bundler.lock.LockedImage;
import dev.roadcase.bundler.reuse.MadeBefore;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.image.Base;
import dev.roadcase.bundler.spec.image.BuiltImage;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns the names of a demand into digests and sizes.
 *
 * @param layers where the layers of images come from
 * @param before what older bundles have that need not be made again
 */
public record Resolver(Demand demand, Documents documents, LayerContents layers, MadeBefore before, Events events) {

    /**
     * Asks for all that the lock does not know.
     *
     * @param known the lock; what is learnt is in the result's
     * @param sizes of files from the web, in bytes, as far as their servers have said
     */
    public Resolved resolve(KnownLock known, Map<URI, Long> sizes) {
        Pulling pulling = new Pulling(
                new RegistrySource(documents.images(), layers), new Platforms(demand.platforms()), demand.folder());
        try (PulledImages pulls = new PulledImages(pulling, events)) {
            pulled().forEach(pull -> pulls.begin(pull, known.begun()));
            Lock pinned = known.begun().and(bases(known.begun())).and(packages(known.begun()));
            List<ResolvedImage> images = demand.images().stream()
                    .map(image -> image(image, pulls, pinned))
                    .toList();
            WebFiles web = WebFiles.of(demand, known, sizes, documents, events);
            FileResolver resolver = new FileResolver(demand, web, before);
            List<ResolvedFile> files = resolver.files();
            Lock lock = web.lock().and(pinned).and(pulledIn(images)).and(charts());
            return new Resolved(demand, lock, withReferrers(images), live(pinned), files, resolver.downloads(files));
        }
    }

    private Lock charts() {
        return demand.charts().stream()
                .filter(DemandedChart.WebChart.class::isInstance)
                .map(DemandedChart.WebChart.class::cast)
                .reduce(
                        Lock.EMPTY,
                        (lock, chart) -> lock.with(chart.url(), new LockedFile(chart.sha256(), chart.size())),
                        Lock::and);
    }

    private Stream<Pull> pulled() {
        return demand.images().stream().filter(Pull.class::isInstance).map(Pull.class::cast);
    }

    /** The digests of images that others are built on. */
    private Lock bases(Lock begun) {
        return demand.bases()
                .distinct()
                .filter(base -> begun.digestOf(base).isEmpty())
                .reduce(Lock.EMPTY, (lock, base) -> lock.with(base, base(base)), Lock::and);
    }

    private LockedImage base(Reference base) {
        var pulled = documents.images().manifest(base);
        return new LockedImage(pulled.digest(), pulled.mediaType(), new TreeSet<>(List.of(DemoFolder.FILE)));
    }

    /** The packages of images that are built on Debian. */
    private Lock packages(Lock begun) {
        return new PackageResolver(documents).missing(demand, begun);
    }

    private ResolvedImage image(DemandedImage image, PulledImages pulls, Lock pinned) {
        if (image instanceof Pull pull) {
            PackedPull answer = pulls.get(pull);
            return new ResolvedImage.FromRegistry(answer.image(), answer.attached());
        }
        if (image instanceof Build build) {
            return planned(build.image(), pinned);
        }
        return new SavedImages(demand, events).resolve((Saved) image);
    }

    /** A name stands once: several images may have one digest, and a demo may list a referrer as an image. */
    private static List<ResolvedImage> withReferrers(List<ResolvedImage> images) {
        Set<Reference> names = images.stream()
                .flatMap(image -> image.packed().stream())
                .map(PackedImage::reference)
                .collect(Collectors.toCollection(HashSet::new));
        Stream<ResolvedImage> referrers = images.stream()
                .flatMap(image -> image instanceof ResolvedImage.FromRegistry pulled
                        ? pulled.attached().images().stream()
                        : Stream.empty())
                .filter(referrer -> names.add(referrer.reference()))
                .map(ResolvedImage.AttachedImage::new);
        return Stream.concat(images.stream(), referrers).toList();
    }

    private ResolvedImage planned(BuiltImage image, Lock pinned) {
        return new ResolvedImage.Planned(image, plans(image, image, pinned), new ImagePacking(layers));
    }

    /** Images that are built at the show, each on the base of another version that is carried. */
    private List<ImagePlan> live(Lock pinned) {
        return demand.demo().liveImages().stream()
                .flatMap(image -> demand.builds()
                        .filter(image::isVersionOf)
                        .limit(1)
                        .flatMap(carried -> plans(image, carried, pinned).stream()))
                .toList();
    }

    /** @param based whose base it is built on */
    private List<ImagePlan> plans(BuiltImage image, BuiltImage based, Lock pinned) {
        ImagePlanner planner = new ImagePlanner(demand.folder().path(), before, demand.unmade());
        return demand.buildPlatforms().stream()
                .map(platform -> planner.plan(image, base(based, platform, pinned), platform))
                .toList();
    }

    private PinnedBase base(BuiltImage image, Platform platform, Lock pinned) {
        if (image.base() instanceof Base.Debian) {
            return new PinnedBase.ExactPackages(
                    pinned.packagesOf(image.reference(), platform).orElseThrow().packages());
        }
        if (image.base() instanceof Base.Pulled base) {
            Digest digest = pinned.digestOf(base.reference()).orElseThrow();
            return pulledBase(image, base.reference().withDigest(digest), platform);
        }
        return new PinnedBase.Nothing();
    }

    private PinnedBase pulledBase(BuiltImage image, Reference pinned, Platform platform) {
        try {
            return new PinnedBase.PinnedImage(new BaseImages(documents.images()).find(pinned, platform));
        } catch (Problem e) {
            throw e.in("build " + image.reference());
        }
    }

    /** What the names of pulled images stand for. */
    private Lock pulledIn(List<ResolvedImage> images) {
        Map<Reference, SortedSet<String>> askedBy = demand.pulls();
        return images.stream()
                .filter(ResolvedImage.FromRegistry.class::isInstance)
                .map(ResolvedImage.FromRegistry.class::cast)
                .reduce(
                        Lock.EMPTY,
                        (lock, pulled) -> lock.with(
                                pulled.image().reference(),
                                locked(pulled, askedBy.get(pulled.image().reference()))),
                        Lock::and);
    }

    private static LockedImage locked(ResolvedImage.FromRegistry pulled, SortedSet<String> askedBy) {
        Descriptor root = pulled.image().root();
        return new LockedImage(
                root.digest(), root.mediaType(), askedBy, pulled.attached().found());
    }
}
