package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What {@code bundle prepare} prints at its end. */
public sealed interface PrepareReport permits WrittenReport, PlanReport {
    /** Lines for people. The last line is a summary. */
    String text();

    /** The same as one document. */
    ObjectNode json();

    /** Adds the files that hold a bundle. */
    static void putFiles(ObjectNode document, Path file, List<Path> volumes) {
        document.put("file", file.toString());
        ArrayNode names = document.putArray("volumes");
        volumes.forEach(volume -> names.add(volume.toString()));
    }

    /** Adds the images that lack a platform. */
    static void putLacking(ObjectNode document, Map<Reference, List<Platform>> lacking) {
        ArrayNode images = document.putArray("lacking");
        lacking.forEach((reference, platforms) -> images.add(lacking(reference, platforms)));
    }

    private static ObjectNode lacking(Reference reference, List<Platform> platforms) {
        ObjectNode image = Json.object();
        image.put("reference", reference.toString());
        ArrayNode names = image.putArray("platforms");
        platforms.forEach(platform -> names.add(platform.toString()));
        return image;
    }
}
