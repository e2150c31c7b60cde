package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.build.Recipes;
import dev.roadcase.bundler.build.debian.DebianMirror;
import dev.roadcase.bundler.lock.Lock;
import dev.roadcase.bundler.lock.LockedFile;
import dev.roadcase.bundler.preflight.Needs;
import dev.roadcase.bundler.reuse.MadeBefore;
import dev.roadcase.bundler.reuse.OlderBundles;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.file.FileOrigin.UrlOrigin;
import dev.roadcase.bundler.spec.file.FileSpec;
import dev.roadcase.bundler.spec.image.Base;
import dev.roadcase.bundler.spec.image.BuiltImage;
import dev.roadcase.bundler.spec.image.PulledImage;
import dev.roadcase.bundler.spec.manifest.WorkloadImages;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a demo comes from elsewhere.
 *
 * @param lock what is known of it
 * @param former what was known before this run, whether it goes by that or not
 */
record UpstreamNeeds(Demo demo, WorkloadImages workloads, Lock lock, Lock former) {

    /** What older bundles do not have; nobody needs to be asked for the rest. */
    Needs needs(OlderBundles older, MadeBefore before, List<DebianMirror> mirrors) {
        List<URI> files = demo.files().stream()
                .filter(file -> file.source() instanceof UrlOrigin)
                .filter(file -> !isHeld(file, before))
                .map(UpstreamNeeds::url)
                .distinct()
                .toList();
        return new Needs(
                images().filter(image -> !isHeld(image, older)).toList(),
                files,
                files.stream().filter(this::isDownloaded).collect(Collectors.toSet()),
                needsPackages(older) ? mirrors : List.of());
    }

    /** Others may prove to be what they were. */
    private boolean isDownloaded(URI url) {
        return lock.url(url).isPresent() || former.url(url).isEmpty();
    }

    private Stream<Reference> images() {
        Stream<Reference> listed = demo.images().stream()
                .filter(PulledImage.class::isInstance)
                .map(image -> ((PulledImage) image).reference());
        Stream<Reference> bases = built().flatMap(image ->
                image.base() instanceof Base.Pulled base ? Stream.of(base.reference()) : Stream.empty());
        return Stream.of(listed, bases, workloads.pulledBy(demo).keySet().stream())
                .flatMap(references -> references)
                .map(reference ->
                        lock.digestOf(reference).map(reference::withDigest).orElse(reference))
                .distinct();
    }

    private Stream<BuiltImage> built() {
        return demo.images().stream().filter(BuiltImage.class::isInstance).map(BuiltImage.class::cast);
    }

    private static boolean isHeld(Reference image, OlderBundles older) {
        return image.digest().flatMap(older::document).isPresent();
    }

    private boolean isHeld(FileSpec file, MadeBefore before) {
        return lock.url(url(file))
                .map(LockedFile::sha256)
                .flatMap(sum -> before.file(Recipes.file(sum, file.unpack())))
                .isPresent();
    }

    private static URI url(FileSpec file) {
        return ((UrlOrigin) file.source()).url();
    }

    /** Where there is an older bundle, its layers may do; whether they do is found out when the image is built. */
    private boolean needsPackages(OlderBundles older) {
        return older.isEmpty() && built().anyMatch(image -> image.base() instanceof Base.Debian);
    }
}
