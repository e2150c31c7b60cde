package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.console.Size;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.layout.Layout.Placed;
import dev.roadcase.bundler.prepare.Prepared;

/** What is printed about a bundle that was written, or that was there already. */
public record WrittenReport(Prepared prepared) implements PrepareReport {
    @Override
    public String text() {
        String done = prepared.unchanged() ? "nothing changed: " : "wrote ";
        return done + summary(prepared) + "\n";
    }

    /** {@code FILE  SIZE  N images  M files  sha256:…}. */
    static String summary(Prepared prepared) {
        return prepared.file() + "  " + new Size(prepared.size()) + "  " + prepared.images() + " images  "
                + prepared.files() + " files  " + prepared.index();
    }

    @Override
    public ObjectNode json() {
        ObjectNode document = Json.object();
        PrepareReport.putFiles(document, prepared.file(), prepared.volumes());
        document.put("written", !prepared.unchanged());
        document.put("unchanged", prepared.unchanged());
        document.put("size", prepared.size());
        document.put("images", prepared.images());
        document.put("files", prepared.files());
        document.put("digest", prepared.index().toString());
        Sources sources = Sources.of(prepared.layout());
        document.put("toFetch", sources.toFetch());
        document.put("reused", sources.reused());
        PrepareReport.putLacking(document, prepared.lacking());
        ArrayNode blobs = document.putArray("blobs");
        prepared.layout().blobs().forEach(placed -> blobs.add(json(placed)));
        return document;
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
}
