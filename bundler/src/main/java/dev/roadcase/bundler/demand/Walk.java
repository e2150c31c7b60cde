package dev.roadcase.bundler.demand;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.demand.DemandedImage.Build;
import dev.roadcase.bundler.demand.DemandedImage.Pull;
import dev.roadcase.bundler.demand.DemandedImage.Saved;
import dev.roadcase.bundler.saved.CompressedArchive;
import dev.roadcase.bundler.saved.ImageArchive;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.file.FileOrigin.UrlOrigin;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.folder.Unmade;
import dev.roadcase.bundler.spec.image.ArchiveImage;
import dev.roadcase.bundler.spec.image.BuiltImage;
import dev.roadcase.bundler.spec.image.ImageSpec;
import dev.roadcase.bundler.spec.image.PulledImage;
import dev.roadcase.bundler.spec.manifest.FoundImage;
import dev.roadcase.bundler.spec.manifest.WorkloadImages;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.workload.StepManifest;
import dev.roadcase.bundler.spec.workload.Workload;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one walk over a demo: what demo.yaml lists, what its cluster adds, what its manifests name. */
record Walk(
        Demo demo,
        DemoFolder folder,
        List<StepManifest> steps,
        Selection selection,
        Unmade unmade,
        List<DemandedChart> charts) {
    private static final String QUERY =
            " has a query: the bundle and the lock carry it without its values. A token belongs under credentials in config.yaml";

    Demand demand(Events events) {
        List<Platform> platforms = selection.platformsOf(demo);
        ClusterNeeds cluster = cluster(Demand.buildPlatforms(platforms).get(0), events);
        List<ImageSpec> listed = Stream.of(demo.images().stream(), cluster.images().stream(), artifacts())
                .flatMap(images -> images)
                .toList();
        Demand.manifests(demo, steps).stream()
                .filter(this::isLacking)
                .forEach(manifest -> events.emit(new Event.Noted(
                        manifest + " is not made yet: images that it alone names are known after building")));
        warnOfQueries(events);
        warnOfChartQueries(events);
        WorkloadImages workloads = workloads();
        List<DemandedImage> images = images(listed, workloads);
        new Mentions(workloads.mentions()).note(names(images)).ifPresent(events::emit);
        return new Demand(demo, folder, steps, platforms, images, files(cluster), unmade, charts);
    }

    /** Charts of registries, which no runtime is given; what the demo lists itself is not added a second time. */
    private Stream<ImageSpec> artifacts() {
        return charts.stream()
                .filter(DemandedChart.RegistryChart.class::isInstance)
                .map(chart -> ((DemandedChart.RegistryChart) chart).reference())
                .filter(reference -> demo.images().stream()
                        .flatMap(image -> image.name().stream())
                        .noneMatch(reference::equals))
                .map(reference -> new PulledImage(reference, Set.of()));
    }

    /** What is carried, and what will be built at the show. */
    private Set<Reference> names(List<DemandedImage> images) {
        return Stream.concat(
                        images.stream().map(DemandedImage::reference),
                        demo.liveImages().stream().map(BuiltImage::reference))
                .collect(Collectors.toSet());
    }

    private void warnOfQueries(Events events) {
        demo.files().stream()
                .filter(file ->
                        file.source() instanceof UrlOrigin url && url.url().getRawQuery() != null)
                .forEach(file -> events.emit(new Event.Warned("the URL of " + file.path() + QUERY)));
    }

    private void warnOfChartQueries(Events events) {
        charts.stream()
                .filter(chart ->
                        chart instanceof DemandedChart.WebChart web && web.url().getRawQuery() != null)
                .forEach(chart -> events.emit(new Event.Warned("the URL of the chart "
                        + ((DemandedChart.WebChart) chart).url().getPath() + QUERY)));
    }

    private boolean isLacking(String manifest) {
        return unmade.lacks(folder, manifest);
    }

    private ClusterNeeds cluster(Platform platform, Events events) {
        return demo.cluster().isPresent() && selection.cluster()
                ? ClusterNeeds.of(demo, selection, platform, events)
                : ClusterNeeds.NONE;
    }

    private List<DemandedFile> files(ClusterNeeds cluster) {
        return Stream.concat(demo.files().stream(), cluster.files().stream())
                .map(file -> new DemandedFile(file, cluster.sumOf(file)))
                .toList();
    }

    /** First those that are listed, then those that only manifests name, by their names. */
    private List<DemandedImage> images(List<ImageSpec> listed, WorkloadImages workloads) {
        SortedMap<Reference, SortedSet<String>> named = named(workloads);
        List<DemandedImage> first =
                listed.stream().map(image -> image(image, named)).toList();
        Set<Reference> known = names(first);
        Stream<DemandedImage> then = named.entrySet().stream()
                .filter(image -> !known.contains(image.getKey()))
                .map(image -> new Pull(
                        image.getKey(), Set.of(Role.NODE), image.getValue(), demo.referrers(), Optional.empty()));
        return Stream.concat(first.stream(), then).toList();
    }

    private DemandedImage image(ImageSpec image, Map<Reference, SortedSet<String>> named) {
        if (image instanceof BuiltImage built) {
            return new Build(built);
        }
        if (image instanceof ArchiveImage archive) {
            return new Saved(archive.name().orElseGet(() -> nameIn(archive)), archive);
        }
        return image instanceof PulledImage pulled
                ? pull(pulled, named)
                : new Saved(image.name().orElseThrow(), image);
    }

    private Pull pull(PulledImage image, Map<Reference, SortedSet<String>> named) {
        SortedSet<String> askedBy = new TreeSet<>(List.of(DemoFolder.FILE));
        Optional.ofNullable(named.get(image.reference())).ifPresent(askedBy::addAll);
        boolean referrers = image.provenance().referrers().carries(demo.referrers());
        return new Pull(
                image.reference(),
                image.roles(),
                askedBy,
                referrers,
                image.provenance().key());
    }

    private Reference nameIn(ArchiveImage archive) {
        Path file = folder.resolve(archive.path());
        if (CompressedArchive.at(file).isPresent()) {
            throw Problem.badInput("the image archive " + file + " is compressed: its names cannot be read in place")
                    .advise("say with name: in demo.yaml which image is meant");
        }
        return ImageArchive.open(file).onlyName();
    }

    /** What manifests name, with the paths of those manifests. */
    private static SortedMap<Reference, SortedSet<String>> named(WorkloadImages workloads) {
        SortedMap<Reference, SortedSet<String>> named = new TreeMap<>(Comparator.comparing(Reference::toString));
        for (FoundImage image : workloads.found()) {
            named.computeIfAbsent(image.reference(), key -> new TreeSet<>()).add(image.manifest());
        }
        return named;
    }

    private WorkloadImages workloads() {
        List<Workload> made = demo.workloads().stream()
                .filter(workload -> !isLacking(workload.manifests()))
                .toList();
        List<StepManifest> stepsMade =
                steps.stream().filter(step -> !isLacking(step.manifests())).toList();
        return WorkloadImages.find(
                folder, made, stepsMade, Parameters.of(demo.parameters(), selection.values()), demo.ignoredImages());
    }
}
