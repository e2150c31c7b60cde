package dev.roadcase.agent.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.runtime.Loaded;
import java.util.List;

/** What {@code agent load} did. */
public record LoadReport(Loaded loaded) {

    /** The one line that scripts rely on. */
    public String text() {
        return loaded + "\n";
    }

    /** {@code {loaded: [{reference, digest}], skipped: […], failed: [{reference, digest, reason}]}}. */
    public JsonNode json() {
        ObjectNode report = Json.object();
        images(report.putArray("loaded"), loaded.loaded());
        images(report.putArray("skipped"), loaded.skipped());
        ArrayNode failed = report.putArray("failed");
        loaded.failed()
                .forEach(each -> failed.add(
                        json(each.image()).put("reason", each.problem().getMessage())));
        return report;
    }

    private static void images(ArrayNode list, List<BundledImage> images) {
        images.forEach(image -> list.add(json(image)));
    }

    private static ObjectNode json(BundledImage image) {
        return Json.object()
                .put("reference", image.reference().toString())
                .put("digest", image.descriptor().digest().toString());
    }
}
