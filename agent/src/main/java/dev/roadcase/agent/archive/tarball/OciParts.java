package dev.roadcase.agent.archive.tarball;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.ImageContent;
import dev.roadcase.agent.archive.bundle.PlatformImage;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.OciLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The entries of an OCI image layout that {@code docker load} takes too. */
final class OciParts {
    private final Bundle bundle;
    private final BundledImage image;

    OciParts(Bundle bundle, BundledImage image) {
        this.bundle = bundle;
        this.image = image;
    }

    /**
     * With only the chosen platform, or with all that are carried. An index is kept in both cases, if programs find the
     * platform in it. Docker finds the chosen one; other programs read the index and choose themselves.
     */
    List<TarPart> of(PlatformImage chosen, boolean chosenAlone) {
        Descriptor root = chosen.rootOf(image);
        Digest whole = image.descriptor().digest();
        boolean all = !chosenAlone && root.digest().equals(whole);
        Stream<TarPart> documents = Stream.of(
                new TarPart.Document(
                        EntryName.DOCKER_MANIFESTS, DockerParts.manifest(image, chosen, EntryName::of, EntryName::of)),
                new TarPart.Document(EntryName.INDEX, index(root)));
        return parts(
                blob -> all
                        || chosen.includes(blob)
                        || MediaType.isIndex(blob.mediaType()) && root.digest().equals(whole),
                documents);
    }

    /** With all of an artifact, in which Docker finds nothing. */
    List<TarPart> ofArtifact() {
        return parts(blob -> true, Stream.of(new TarPart.Document(EntryName.INDEX, index(image.descriptor()))));
    }

    private List<TarPart> parts(Predicate<Descriptor> which, Stream<TarPart> documents) {
        Stream<TarPart> blobs = ImageContent.of(bundle, image.descriptor()).present().stream()
                .filter(which)
                .map(blob -> new TarPart.BundledBlob(EntryName.of(blob.digest()), blob));
        TarPart marker = new TarPart.Document(EntryName.OCI_LAYOUT, OciLayout.marker());
        return Stream.of(blobs, Stream.of(marker), documents)
                .flatMap(parts -> parts)
                .toList();
    }

    private byte[] index(Descriptor root) {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(Annotation.REF_NAME, image.name());
        names.put(Annotation.CONTAINERD_NAME, image.name());
        return new ImageIndex(MediaType.OCI_INDEX, List.of(root.withAnnotations(names)), Map.of()).bytes();
    }
}
