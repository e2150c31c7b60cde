package dev.roadcase.bundler.pack;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.archive.EntryName;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Reference;
import java.util.List;
import java.util.Set;

/** The content of manifest.json, by which {@code docker load} finds images (Docker image spec 1.2, "Combined Image JSON"). */
final class DockerManifests {
    private static final Set<String> RUNNABLE = Set.of(MediaType.OCI_CONFIG, MediaType.DOCKER_CONFIG);

    private DockerManifests() {}

    static byte[] of(List<PackedImage> images) {
        ArrayNode list = Json.object().putArray("manifest.json");
        images.stream()
                .filter(image -> RUNNABLE.contains(image.manifest().config().mediaType()))
                .map(DockerManifests::entry)
                .forEach(list::add);
        return Json.bytes(list);
    }

    private static ObjectNode entry(PackedImage image) {
        ObjectNode entry = Json.object();
        entry.put("Config", EntryName.of(image.manifest().config().digest()));
        ArrayNode tags = entry.putArray("RepoTags");
        tagged(image.reference()).forEach(tags::add);
        ArrayNode layers = entry.putArray("Layers");
        image.manifest().layers().forEach(layer -> layers.add(EntryName.of(layer.digest())));
        return entry;
    }

    /** Docker gives names with tags only: what is known by digest alone is loaded without a name. */
    private static List<String> tagged(Reference reference) {
        return reference.tag().stream().map(tag -> reference.name() + ":" + tag).toList();
    }
}
