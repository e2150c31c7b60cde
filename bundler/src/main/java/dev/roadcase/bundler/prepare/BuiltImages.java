package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.build.BuiltContent;
import dev.roadcase.bundler.build.BuiltLayer;
import dev.roadcase.bundler.build.ImageBuilder;
import dev.roadcase.bundler.build.PinnedBase;
import dev.roadcase.bundler.build.debian.DebianArchive;
import dev.roadcase.bundler.lock.BuildTarget;
import dev.roadcase.bundler.lock.LockedImage;
import dev.roadcase.bundler.lock.LockedPackages;
import dev.roadcase.bundler.pack.Blob;
import dev.roadcase.bundler.pack.Content;
import dev.roadcase.bundler.pack.PackedImage;
import dev.roadcase.bundler.remote.registry.PulledManifest;
import dev.roadcase.bundler.reuse.ImageDocuments;
import dev.roadcase.bundler.reuse.Recipe;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.image.Base;
import dev.roadcase.bundler.spec.image.BuiltImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Images that prepare makes: pinned to what the lock knows, built for every platform that is asked for. */
final class BuiltImages {
    private final ImageBuilder builder;
    private final DebianArchive debian;
    private final ImageDocuments documents;
    private final LayerContents contents;
    private final Path staging;
    private final OpenLock lock;

    BuiltImages(
            ImageBuilder builder,
            DebianArchive debian,
            ImageDocuments documents,
            LayerContents contents,
            Path staging,
            OpenLock lock) {
        this.builder = builder;
        this.debian = debian;
        this.documents = documents;
        this.contents = contents;
        this.staging = staging;
        this.lock = lock;
    }

    /** Builds it; for several platforms, an index of what was built. */
    PackedImage image(BuiltImage image, List<Platform> platforms) {
        List<BuiltContent> built = platforms.stream()
                .map(platform -> builder.build(image, ground(image, platform), platform))
                .toList();
        List<Blob> blobs = new ArrayList<>();
        Descriptor root = root(built, blobs, image.reference());
        built.forEach(content -> addTo(blobs, content, image.reference()));
        ImageManifest first = (ImageManifest) Manifest.parse(built.get(0).manifest());
        return new PackedImage(
                image.reference(), root.withAnnotations(recipes(built)), first, image.roles(), blobs, List.of());
    }

    /** By which the next prepare finds what it need not make again. */
    private static Map<String, String> recipes(List<BuiltContent> built) {
        return Map.of(
                Annotation.RECIPES,
                built.stream()
                        .flatMap(content -> content.layers().stream())
                        .map(layer -> layer.recipe().map(Recipe::toString).orElse(""))
                        .collect(Collectors.joining(",")));
    }

    private static Descriptor root(List<BuiltContent> built, List<Blob> blobs, Reference reference) {
        Descriptor first = built.get(0).descriptor();
        if (built.size() == 1) {
            return Descriptor.of(first.mediaType(), first.digest(), first.size());
        }
        List<Descriptor> members = built.stream().map(BuiltContent::descriptor).toList();
        byte[] index = new ImageIndex(MediaType.OCI_INDEX, members, Map.of()).bytes();
        Descriptor root = Descriptor.of(MediaType.OCI_INDEX, index);
        blobs.add(Blob.document(root, index, reference.toString()));
        return root;
    }

    private void addTo(List<Blob> blobs, BuiltContent content, Reference reference) {
        String origin = reference.toString();
        blobs.add(Blob.document(content.descriptor(), content.manifest(), origin));
        blobs.add(Blob.document(content.configDescriptor(), content.config(), origin));
        content.layers().forEach(layer -> blobs.add(Blob.sized(layer.descriptor(), content(layer), origin)));
    }

    private Content content(BuiltLayer layer) {
        if (layer instanceof BuiltLayer.Inherited inherited) {
            return contents.of(inherited.from(), inherited.descriptor());
        }
        if (layer instanceof BuiltLayer.Reused reused) {
            return ReusedContent.alone(reused.found());
        }
        return Content.of(((BuiltLayer.Staged) layer).file());
    }

    private PinnedBase ground(BuiltImage image, Platform platform) {
        if (image.base() instanceof Base.Debian base) {
            return new PinnedBase.ExactPackages(packages(image, base, platform).packages());
        }
        if (image.base() instanceof Base.Pulled base) {
            return new PinnedBase.PinnedImage(base.reference().withDigest(pinned(base.reference())));
        }
        return new PinnedBase.Nothing();
    }

    private LockedPackages packages(BuiltImage image, Base.Debian base, Platform platform) {
        BuildTarget target = new BuildTarget(image.reference(), platform);
        LockedPackages packages = lock.known()
                .packagesOf(image.reference(), platform)
                .orElseGet(() -> debian.resolve(base.packages(), platform, staging));
        lock.learn(target, packages);
        return packages;
    }

    private Digest pinned(Reference base) {
        return lock.known().digestOf(base).orElseGet(() -> {
            PulledManifest pulled = documents.manifest(base);
            TreeSet<String> foundIn = new TreeSet<>(List.of(DemoFolder.FILE));
            lock.learn(base, new LockedImage(pulled.digest(), pulled.mediaType(), foundIn));
            return pulled.digest();
        });
    }
}
