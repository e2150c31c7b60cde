package dev.roadcase.agent.archive.tarball;

import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.DockerManifest;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Manifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.OciLayout;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An image that was made from a bundle.
 *
 * @param name with its tag
 * @param root of its manifest
 * @param manifest byte for byte
 * @param config byte for byte
 * @param made files with the layers that the bundle does not have
 */
public record MadeImage(String name, Descriptor root, byte[] manifest, byte[] config, Map<Digest, Path> made) {
    public MadeImage {
        made = Map.copyOf(made);
    }

    /** What it consists of. */
    public ImageManifest content() {
        return (ImageManifest) Manifest.parse(manifest);
    }

    List<TarPart> parts() {
        List<TarPart> parts = new ArrayList<>();
        content().layers().stream().map(this::layer).distinct().forEach(parts::add);
        parts.add(new TarPart.Document(EntryName.of(content().config().digest()), config));
        parts.add(new TarPart.Document(EntryName.of(root.digest()), manifest));
        parts.add(new TarPart.Document(EntryName.OCI_LAYOUT, OciLayout.marker()));
        parts.add(new TarPart.Document(EntryName.DOCKER_MANIFESTS, DockerManifest.bytes(List.of(forDocker()))));
        parts.add(new TarPart.Document(EntryName.INDEX, index()));
        return parts;
    }

    private TarPart layer(Descriptor layer) {
        String entry = EntryName.of(layer.digest());
        return made.containsKey(layer.digest())
                ? new TarPart.MadeBlob(entry, layer.size(), made.get(layer.digest()))
                : new TarPart.BundledBlob(entry, Descriptor.of(layer.mediaType(), layer.digest(), layer.size()));
    }

    private DockerManifest forDocker() {
        return new DockerManifest(
                EntryName.of(content().config().digest()),
                List.of(name),
                content().layers().stream()
                        .map(layer -> EntryName.of(layer.digest()))
                        .toList());
    }

    private byte[] index() {
        Map<String, String> names = Map.of(Annotation.REF_NAME, name, Annotation.CONTAINERD_NAME, name);
        return new ImageIndex(MediaType.OCI_INDEX, List.of(root.withAnnotations(names)), Map.of()).bytes();
    }
}
