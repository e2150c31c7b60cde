package dev.roadcase.bundler.build;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the images of a demo are built: a document of its bundle.
 *
 * @param all in the order of demo.yaml
 * @param folders of the demo's folder that the bundle carries files of, and empty ones
 */
public record BuildRecords(List<BuildRecord> all, List<String> folders) {
    /** What the document is called, beside demo.yaml. */
    public static final String NAME = "demo.builds.json";

    public BuildRecords {
        all = List.copyOf(all);
        folders = List.copyOf(folders);
    }

    /** The record of an image for a platform. */
    public Optional<BuildRecord> of(Reference image, Platform platform) {
        return all.stream()
                .filter(one -> one.image().equals(image) && one.platform().equals(platform))
                .findFirst();
    }

    /** The document: the same for the same records. */
    public byte[] bytes() {
        ObjectNode document = Json.object();
        ArrayNode images = document.putArray("images");
        all.forEach(one -> images.add(one.json()));
        ArrayNode names = document.putArray("folders");
        folders.forEach(names::add);
        return Json.bytes(document);
    }

    /**
     * Reads the document.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static BuildRecords parse(byte[] document) {
        List<BuildRecord> all = new ArrayList<>();
        ObjectNode object = Json.object(document);
        object.path("images").forEach(image -> all.add(BuildRecord.parse(image)));
        List<String> folders = new ArrayList<>();
        object.path("folders").forEach(folder -> folders.add(folder.asText()));
        return new BuildRecords(all, folders);
    }
}
