package dev.roadcase.agent.console;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.node.Provisioned;

/** What {@code agent provision} did. */
public record ProvisionReport(Provisioned done, Digest bundle) {

    /** The line that scripts rely on. */
    public String text() {
        return done.toString();
    }

    /** {@code {name, role, bundle, images, loaded, files, registered}}. */
    public JsonNode json() {
        return Json.object()
                .put("name", done.name())
                .put("role", done.role().toString())
                .put("bundle", bundle.toString())
                .put("images", done.images())
                .put("loaded", done.loaded())
                .put("files", done.files())
                .put("registered", done.registered());
    }
}
