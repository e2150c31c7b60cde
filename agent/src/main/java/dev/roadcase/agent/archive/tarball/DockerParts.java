package dev.roadcase.agent.archive.tarball;

import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.PlatformImage;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.DockerManifest;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** The entries of Docker's archive (Docker image spec 1.2, "Combined Image JSON + Filesystem Changeset Format"). */
final class DockerParts {
    private DockerParts() {}

    static List<TarPart> of(BundledImage image, PlatformImage chosen) {
        Descriptor config = chosen.manifest().config();
        Stream<TarPart> layers = chosen.manifest().layers().stream()
                .distinct()
                .map(layer -> new TarPart.BundledBlob(layerName(layer.digest()), layer));
        Stream<TarPart> rest = Stream.of(
                new TarPart.BundledBlob(configName(config.digest()), config),
                new TarPart.Document(
                        EntryName.DOCKER_MANIFESTS,
                        manifest(image, chosen, DockerParts::configName, DockerParts::layerName)));
        return Stream.concat(layers, rest).toList();
    }

    /** The content of manifest.json. */
    static byte[] manifest(
            BundledImage image,
            PlatformImage chosen,
            Function<Digest, String> configName,
            Function<Digest, String> layerName) {
        return DockerManifest.bytes(List.of(new DockerManifest(
                configName.apply(chosen.id()),
                image.reference().tagged().stream().toList(),
                chosen.manifest().layers().stream()
                        .map(layer -> layerName.apply(layer.digest()))
                        .toList())));
    }

    private static String configName(Digest digest) {
        return digest.hex() + ".json";
    }

    private static String layerName(Digest digest) {
        return digest.hex() + ".tar";
    }
}
