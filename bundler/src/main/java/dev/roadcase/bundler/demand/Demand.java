package dev.roadcase.bundler.demand;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.demand.DemandedImage.Build;
import dev.roadcase.bundler.demand.DemandedImage.Pull;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.folder.Unmade;
import dev.roadcase.bundler.spec.image.Base;
import dev.roadcase.bundler.spec.image.BuiltImage;
import dev.roadcase.bundler.spec.workload.StepManifest;
import dev.roadcase.bundler.spec.workload.Workload;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a bundle of a demo has to carry. Whatever comes after the walk goes by this, and not by the demo.
 *
 * @param folder of the demo
 * @param steps manifests of the show's steps, with the values that the steps set
 * @param platforms that are wanted; none means all
 * @param images in the order of the bundle
 * @param files in the order of the bundle
 * @param unmade what of the folder is not there yet, or is old
 * @param charts those that came from elsewhere, as they were rendered
 */
public record Demand(
        Demo demo,
        DemoFolder folder,
        List<StepManifest> steps,
        List<Platform> platforms,
        List<DemandedImage> images,
        List<DemandedFile> files,
        Unmade unmade,
        List<DemandedChart> charts) {
    public Demand {
        charts = List.copyOf(charts);
        steps = steps.stream().distinct().toList();
        platforms = List.copyOf(platforms);
        images = List.copyOf(images);
        files = List.copyOf(files);
    }

    /**
     * Walks the demo, its manifests, those of its steps, and its cluster.
     *
     * @throws dev.roadcase.agent.problem.Problem bad input, with a line for all that is wrong in the manifests
     */
    public static Demand of(Demo demo, DemoFolder folder, Selection selection, Unmade unmade, Events events) {
        return of(demo, folder, demo.stepManifests(), selection, unmade, events);
    }

    /**
     * The same with these manifests as those of its steps.
     *
     * @throws dev.roadcase.agent.problem.Problem as above
     */
    public static Demand of(
            Demo demo, DemoFolder folder, List<StepManifest> steps, Selection selection, Unmade unmade, Events events) {
        return of(demo, folder, steps, selection, unmade, List.of(), events);
    }

    /**
     * The same for a demo that has these charts, which are rendered.
     *
     * @throws dev.roadcase.agent.problem.Problem as above
     */
    public static Demand of(
            Demo demo,
            DemoFolder folder,
            Selection selection,
            Unmade unmade,
            List<DemandedChart> charts,
            Events events) {
        return of(demo, folder, demo.stepManifests(), selection, unmade, charts, events);
    }

    private static Demand of(
            Demo demo,
            DemoFolder folder,
            List<StepManifest> steps,
            Selection selection,
            Unmade unmade,
            List<DemandedChart> charts,
            Events events) {
        return new Walk(demo, folder, steps, selection, unmade, charts).demand(events);
    }

    /** Paths of all manifests in the demo's folder, each once: first those of workloads, then those of steps. */
    public List<String> manifests() {
        return manifests(demo, steps);
    }

    static List<String> manifests(Demo demo, List<StepManifest> steps) {
        return Stream.concat(
                        demo.workloads().stream().map(Workload::manifests),
                        steps.stream().map(StepManifest::manifests))
                .distinct()
                .toList();
    }

    /** For which platforms images are built: where all are wanted, for the usual one. */
    public List<Platform> buildPlatforms() {
        return buildPlatforms(platforms);
    }

    static List<Platform> buildPlatforms(List<Platform> wanted) {
        return wanted.isEmpty() ? List.of(Platform.LINUX_AMD64) : wanted;
    }

    /** The images that are built. */
    public Stream<BuiltImage> builds() {
        return images.stream()
                .filter(Build.class::isInstance)
                .map(Build.class::cast)
                .map(Build::image);
    }

    /** Every image that a registry is asked for, bases of built ones too, with who asks for it. */
    public SortedMap<Reference, SortedSet<String>> pulls() {
        SortedMap<Reference, SortedSet<String>> pulls = new TreeMap<>(Comparator.comparing(Reference::toString));
        images.forEach(image -> {
            if (image instanceof Pull pull) {
                add(pulls, pull.reference(), pull.askedBy());
            }
        });
        bases().forEach(base -> add(pulls, base, List.of(DemoFolder.FILE)));
        return pulls;
    }

    /** Those of them whose referrers come along. */
    public Set<Reference> withReferrers() {
        return images.stream()
                .filter(image -> image instanceof Pull pull && pull.referrers())
                .map(DemandedImage::reference)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void add(
            SortedMap<Reference, SortedSet<String>> pulls, Reference reference, Collection<String> askedBy) {
        pulls.computeIfAbsent(reference, key -> new TreeSet<>()).addAll(askedBy);
    }

    /** The images of registries that images are built on. */
    public Stream<Reference> bases() {
        return builds().flatMap(image ->
                image.base() instanceof Base.Pulled base ? Stream.of(base.reference()) : Stream.empty());
    }
}
