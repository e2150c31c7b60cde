package dev.roadcase.agent.archive.tarball;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.ImageContent;
import dev.roadcase.agent.archive.bundle.PlatformImage;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.OciLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The entries of an OCI image layout that {@code docker load} takes too. */
final class OciParts {
    private final Bundle bundle;
    private final BundledImage image;
    private final PlatformImage chosen;

    /** {@code chosen} is the platform that Docker finds in it. Other programs read the index and choose themselves. */
    OciParts(Bundle bundle, BundledImage image, PlatformImage chosen) {
        this.bundle = bundle;
        this.image = image;
        this.chosen = chosen;
    }

    /** With only the chosen platform, or with all that are carried. An index is kept in both cases. */
    List<TarPart> parts(boolean chosenAlone) {
        Stream<TarPart> blobs = ImageContent.of(bundle, image.descriptor()).present().stream()
                .filter(blob -> !chosenAlone || MediaType.isIndex(blob.mediaType()) || chosen.includes(blob))
                .map(blob -> new TarPart.BundledBlob(EntryName.of(blob.digest()), blob));
        Stream<TarPart> documents = Stream.of(
                new TarPart.Document(EntryName.OCI_LAYOUT, OciLayout.marker()),
                new TarPart.Document(
                        EntryName.DOCKER_MANIFESTS, DockerParts.manifest(image, chosen, EntryName::of, EntryName::of)),
                new TarPart.Document(EntryName.INDEX, index()));
        return Stream.concat(blobs, documents).toList();
    }

    private byte[] index() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put(Annotation.REF_NAME, image.name());
        names.put(Annotation.CONTAINERD_NAME, image.name());
        Descriptor root = image.descriptor().withAnnotations(names);
        return new ImageIndex(MediaType.OCI_INDEX, List.of(root), Map.of()).bytes();
    }
}
