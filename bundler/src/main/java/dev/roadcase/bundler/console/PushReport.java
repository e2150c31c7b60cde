package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.console.Size;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.push.PushOutcome;
import dev.roadcase.bundler.push.PushedImage;

/** What {@code bundle push} did. */
public record PushReport(PushOutcome outcome) {

    /** The one line that scripts rely on. */
    public String text() {
        String done = outcome.isNothingNew() ? "nothing to push: " : "pushed ";
        return done + outcome.file() + "  " + outcome.imageCount() + " images  "
                + new Size(outcome.bytes().sent()) + " sent  "
                + new Size(outcome.bytes().there()) + " there already\n";
    }

    /** The same as one document. */
    public ObjectNode json() {
        ObjectNode document = Json.object();
        document.put("file", outcome.file());
        document.put("registry", outcome.target().toString());
        document.put("unchanged", outcome.isNothingNew());
        document.put("sent", outcome.bytes().sent());
        document.put("there", outcome.bytes().there());
        document.put("mounted", outcome.bytes().mounts());
        ArrayNode images = document.putArray("images");
        outcome.images().forEach(image -> images.add(json(image)));
        ArrayNode failed = document.putArray("failed");
        outcome.failed()
                .forEach(each -> failed.addObject()
                        .put("reference", each.source().toString())
                        .put("reason", each.problem().getMessage()));
        return document;
    }

    private static ObjectNode json(PushedImage image) {
        ObjectNode node = Json.object()
                .put("reference", image.source().toString())
                .put("pushed", image.target().toString())
                .put("digest", image.digest().toString())
                .put("sent", image.sent());
        image.subject().ifPresent(digest -> node.put("subject", digest.toString()));
        image.replaced().ifPresent(digest -> node.put("replaced", digest.toString()));
        ArrayNode lost = node.putArray("lost");
        image.lost().forEach(digest -> lost.add(digest.toString()));
        return node;
    }
}
