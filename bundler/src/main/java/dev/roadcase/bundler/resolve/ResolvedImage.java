package dev.roadcase.bundler.resolve;

import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.build.BuiltContent;
import dev.roadcase.bundler.build.ImagePlan;
import dev.roadcase.bundler.build.LayerPlan;
import dev.roadcase.bundler.build.LayerSource;
import dev.roadcase.bundler.layout.PackedImage;
import dev.roadcase.bundler.spec.image.BuiltImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** An image of which all is known that can be known before anything is made. */
public sealed interface ResolvedImage {
    /** The image as the bundle carries it, where nothing of it has to be made. */
    Optional<PackedImage> packed();

    /** All that the bundle will carry of it. */
    default Stream<ExpectedBlob> blobs() {
        return packed().stream().flatMap(image -> image.blobs().stream()).map(ExpectedBlob::of);
    }

    /** What is downloaded to make it. */
    default Stream<ExpectedDownload> downloads() {
        return Stream.empty();
    }

    /** What belongs to an image of a registry: a signature, an attestation, an SBOM. */
    record AttachedImage(PackedImage image) implements ResolvedImage {
        @Override
        public Optional<PackedImage> packed() {
            return Optional.of(image);
        }
    }

    /** An image of a registry. */
    record FromRegistry(PackedImage image, Attached attached) implements ResolvedImage {
        @Override
        public Optional<PackedImage> packed() {
            return Optional.of(image);
        }
    }

    /** An image of an archive. */
    record OnThisComputer(PackedImage image) implements ResolvedImage {
        @Override
        public Optional<PackedImage> packed() {
            return Optional.of(image);
        }
    }

    /**
     * An image that has to be saved, or unpacked, before anything is known of it.
     *
     * @param maker saves it into a new file
     */
    record Unsaved(Reference reference, Function<Path, PackedImage> maker) implements ResolvedImage {
        @Override
        public Optional<PackedImage> packed() {
            return Optional.empty();
        }

        @Override
        public Stream<ExpectedBlob> blobs() {
            return Stream.of(
                    ExpectedBlob.made(MediaType.OCI_MANIFEST, ExpectedSize.AFTER_BUILDING, reference.toString()));
        }
    }

    /**
     * An image that is built.
     *
     * @param plans one for each platform
     */
    record Planned(BuiltImage image, List<ImagePlan> plans, ImagePacking packing) implements ResolvedImage {
        public Planned {
            plans = List.copyOf(plans);
        }

        @Override
        public Optional<PackedImage> packed() {
            List<BuiltContent> held =
                    plans.stream().flatMap(plan -> plan.content().stream()).toList();
            return held.size() == plans.size() ? Optional.of(packing.pack(image, held)) : Optional.empty();
        }

        @Override
        public Stream<ExpectedBlob> blobs() {
            return packed().map(packed -> packed.blobs().stream().map(ExpectedBlob::of))
                    .orElseGet(() -> plans.stream().flatMap(this::blobs));
        }

        private Stream<ExpectedBlob> blobs(ImagePlan plan) {
            Stream<ExpectedBlob> documents = Stream.of(MediaType.OCI_MANIFEST, MediaType.OCI_CONFIG)
                    .map(type -> ExpectedBlob.made(type, ExpectedSize.AFTER_BUILDING, origin()));
            Stream<ExpectedBlob> base =
                    plan.base().layers().stream().map(layer -> ExpectedBlob.of(packing.blob(layer, origin())));
            Stream<ExpectedBlob> own = plan.layers().stream().map(this::blob);
            Stream<ExpectedBlob> unmade = plan.unmade().stream()
                    .map(copy -> ExpectedBlob.made(MediaType.OCI_LAYER_GZIP, ExpectedSize.AFTER_BUILDING, origin()));
            return Stream.of(documents, base, own, unmade).flatMap(blobs -> blobs);
        }

        private ExpectedBlob blob(LayerPlan plan) {
            return plan.held()
                    .map(held -> ExpectedBlob.of(packing.blob(held.layer(), origin())))
                    .orElseGet(() -> ExpectedBlob.made(
                            MediaType.OCI_LAYER_GZIP,
                            ExpectedSize.estimated(plan.source().estimate()),
                            origin()));
        }

        private String origin() {
            return image.reference().toString();
        }

        @Override
        public Stream<ExpectedDownload> downloads() {
            return plans.stream()
                    .flatMap(plan -> plan.layers().stream())
                    .filter(plan -> plan.held().isEmpty())
                    .map(LayerPlan::source)
                    .filter(LayerSource.Packages.class::isInstance)
                    .map(packages -> new ExpectedDownload("Debian packages", ExpectedSize.known(packages.estimate())));
        }
    }
}
