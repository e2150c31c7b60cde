package dev.roadcase.agent.archive;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
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

    /** The content of manifest.json. Docker gives names with tags only. */
    static byte[] manifest(
            BundledImage image,
            PlatformImage chosen,
            Function<Digest, String> configName,
            Function<Digest, String> layerName) {
        ArrayNode list = Json.object().putArray(EntryName.DOCKER_MANIFESTS);
        ObjectNode entry = list.addObject().put("Config", configName.apply(chosen.id()));
        ArrayNode tags = entry.putArray("RepoTags");
        image.reference().tag().ifPresent(tag -> tags.add(image.name()));
        ArrayNode layers = entry.putArray("Layers");
        chosen.manifest().layers().forEach(layer -> layers.add(layerName.apply(layer.digest())));
        return Json.bytes(list);
    }

    private static String configName(Digest digest) {
        return digest.hex() + ".json";
    }

    private static String layerName(Digest digest) {
        return digest.hex() + ".tar";
    }
}
