package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.build.ImagePlan;
import dev.roadcase.bundler.demand.Demand;
import dev.roadcase.bundler.layout.BundleContents;
import dev.roadcase.bundler.layout.PackedArtifact;
import dev.roadcase.bundler.layout.PackedImage;
import dev.roadcase.bundler.lock.Lock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A demand whose names stand for something: digests, and sizes as far as they can be known before anything is made.
 *
 * @param lock what the names stand for; files whose sum nobody states are missing
 * @param images in the order of the demand, then what belongs to them
 * @param live plans of images that are built at the show
 * @param files in the order of the demand
 * @param downloads of files from the web that are needed
 */
public record Resolved(
        Demand demand,
        Lock lock,
        List<ResolvedImage> images,
        List<ImagePlan> live,
        List<ResolvedFile> files,
        List<ExpectedDownload> downloads) {
    public Resolved {
        images = List.copyOf(images);
        live = List.copyOf(live);
        files = List.copyOf(files);
        downloads = List.copyOf(downloads);
    }

    /** All that the bundle carries, where nothing has to be made for it. */
    public Optional<BundleContents> contents(PackedArtifact agent) {
        List<PackedImage> packed =
                images.stream().flatMap(image -> image.packed().stream()).toList();
        List<PackedArtifact> carried =
                files.stream().flatMap(file -> file.packed().stream()).toList();
        boolean whole = packed.size() == images.size() && carried.size() == files.size();
        return whole && demand.unmade().paths().isEmpty()
                ? Optional.of(contents(packed, carried, lock, agent))
                : Optional.empty();
    }

    /** All that the bundle carries, once the images and files are there. */
    public BundleContents contents(
            List<PackedImage> packed, List<PackedArtifact> carried, Lock known, PackedArtifact agent) {
        List<PackedArtifact> artifacts = new ArrayList<>(carried);
        artifacts.add(demo(known));
        return new BundleContents(
                demand.demo().name(), demand.demo().version(), demand.platforms(), packed, agent, artifacts);
    }

    private PackedArtifact demo(Lock known) {
        List<ImagePlan> carried = images.stream()
                .flatMap(image ->
                        image instanceof ResolvedImage.Planned planned ? planned.plans().stream() : Stream.empty())
                .toList();
        return DemoArtifact.of(demand, known, new BuildSources(demand.folder(), carried, live));
    }

    /** What the bundle will hold, as far as that is known now. */
    public Forecast forecast(PackedArtifact agent) {
        Set<Object> seen = new HashSet<>();
        List<ExpectedBlob> blobs = blobs(agent)
                .filter(blob -> blob.digest().map(seen::add).orElse(true))
                .sorted(Comparator.comparing(ExpectedBlob::placement))
                .toList();
        Stream<ExpectedDownload> built =
                images.stream().flatMap(ResolvedImage::downloads).distinct();
        return new Forecast(blobs, Stream.concat(downloads.stream(), built).toList());
    }

    private Stream<ExpectedBlob> blobs(PackedArtifact agent) {
        return Stream.of(
                        ExpectedBlob.of(agent),
                        files.stream().flatMap(ResolvedFile::blobs),
                        ExpectedBlob.of(demo(lock)),
                        images.stream().flatMap(ResolvedImage::blobs))
                .flatMap(blobs -> blobs);
    }

    /** Of images, the platforms that are wanted and that they are not made for. */
    public Map<Reference, List<Platform>> lacking() {
        return PackedImage.lacking(images.stream().flatMap(image -> image.packed().stream()));
    }
}
