package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.console.Size;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.pack.Layout.Placed;
import dev.roadcase.bundler.prepare.Prepared;
import java.util.List;

/**
 * What {@code bundle prepare} says at its end.
 *
 * @param dryRun whether nothing was written
 */
public record PrepareReport(Prepared prepared, boolean dryRun) {

    /** One line; before it, with a dry run, a table of what would be carried. */
    public String text() {
        String line = done() + prepared.file() + "  " + new Size(prepared.size()) + "  " + prepared.images()
                + " images  " + prepared.files() + " files  " + prepared.index();
        return dryRun ? plan() + line + "\n" : line + "\n";
    }

    private String done() {
        if (prepared.unchanged()) {
            return "nothing changed: ";
        }
        return dryRun ? "would write " : "wrote ";
    }

    /** The same as one document. */
    public ObjectNode json() {
        ObjectNode document = Json.object();
        document.put("file", prepared.file().toString());
        ArrayNode volumes = document.putArray("volumes");
        prepared.volumes().forEach(volume -> volumes.add(volume.toString()));
        document.put("written", !dryRun && !prepared.unchanged());
        document.put("unchanged", prepared.unchanged());
        document.put("size", prepared.size());
        document.put("images", prepared.images());
        document.put("files", prepared.files());
        document.put("digest", prepared.index().toString());
        Sources sources = Sources.of(prepared.layout());
        document.put("toFetch", sources.toFetch());
        document.put("reused", sources.reused());
        ArrayNode lacking = document.putArray("lacking");
        prepared.lacking().forEach((reference, platforms) -> lacking.add(json(reference, platforms)));
        ArrayNode blobs = document.putArray("blobs");
        prepared.layout().blobs().forEach(placed -> blobs.add(json(placed)));
        return document;
    }

    private static ObjectNode json(Reference reference, List<Platform> platforms) {
        ObjectNode image = Json.object();
        image.put("reference", reference.toString());
        ArrayNode names = image.putArray("platforms");
        platforms.forEach(platform -> names.add(platform.toString()));
        return image;
    }

    private static ObjectNode json(Placed placed) {
        ObjectNode blob = Json.object();
        blob.put("digest", placed.blob().descriptor().digest().toString());
        blob.put("size", placed.blob().size());
        blob.put("offset", placed.entry().offset());
        blob.put("mediaType", placed.blob().descriptor().mediaType());
        blob.put("origin", placed.blob().origin());
        placed.blob().content().fetchedFrom().ifPresent(host -> blob.put("fetchedFrom", host));
        placed.blob().content().reusedFrom().ifPresent(file -> blob.put("reusedFrom", file.toString()));
        return blob;
    }

    private String plan() {
        Table table = new Table("BLOB", "SIZE", "FROM", "OF");
        prepared.layout()
                .blobs()
                .forEach(placed -> table.row(
                        placed.blob().descriptor().digest().abbreviated(),
                        new Size(placed.blob().size()).toString(),
                        Sources.from(placed.blob().content()),
                        placed.blob().origin()));
        return table + Sources.of(prepared.layout()).text() + "\n";
    }
}
