package dev.roadcase.bundler.remote.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;

/**
 * The list of what refers to a manifest, where the registry keeps none: an index under the tag {@code sha256-HEX}
 * (distribution spec 1.1, "Referrers Tag Schema").
 *
 * @param list what is under the tag now
 */
record ReferrersTag(ObjectNode list) {

    /** With nothing in it. */
    static ReferrersTag empty() {
        ObjectNode list = Json.object().put("schemaVersion", 2).put("mediaType", MediaType.OCI_INDEX);
        list.putArray("manifests");
        return new ReferrersTag(list);
    }

    /**
     * Reads what is under the tag.
     *
     * @throws Problem if it is no index: then it is somebody's image, which is left alone
     */
    static ReferrersTag read(Reference tag, byte[] document) {
        try {
            ObjectNode list = Json.object(document);
            if (list.path("manifests") instanceof ArrayNode) {
                return new ReferrersTag(list);
            }
        } catch (IllegalArgumentException e) {
            // Nor is it anything else that could be added to.
        }
        throw Problem.upstream("list a referrer at " + tag + " failed: what is there is no index")
                .advise("delete or rename that tag, and push again");
    }

    boolean names(Digest referrer) {
        for (JsonNode member : list.path("manifests")) {
            if (member.path("digest").asText().equals(referrer.toString())) {
                return true;
            }
        }
        return false;
    }

    /** The bytes of the list with one more, and with all that it has. */
    byte[] with(Descriptor referrer) {
        ObjectNode more = list.deepCopy();
        ObjectNode member = ((ArrayNode) more.path("manifests"))
                .addObject()
                .put("mediaType", referrer.mediaType())
                .put("digest", referrer.digest().toString())
                .put("size", referrer.size());
        referrer.artifactType().ifPresent(type -> member.put("artifactType", type));
        if (!referrer.annotations().isEmpty()) {
            ObjectNode annotations = member.putObject("annotations");
            referrer.annotations().forEach(annotations::put);
        }
        return Json.bytes(more);
    }
}
