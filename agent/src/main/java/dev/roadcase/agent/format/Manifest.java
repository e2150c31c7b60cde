package dev.roadcase.agent.format;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a reference resolves to: an index of manifests, or one image's manifest. */
public sealed interface Manifest permits ImageIndex, ImageManifest {

    /** The type that the content declares, or that follows from its shape (OCI makes {@code mediaType} optional). */
    String mediaType();

    /**
     * Reads a manifest or an index of OCI or Docker.
     *
     * @throws IllegalArgumentException if the bytes are neither, among them Docker's schema 1
     */
    static Manifest parse(byte[] content) {
        ObjectNode object = Json.object(content);
        if (object.path("schemaVersion").asInt() == 1) {
            throw new IllegalArgumentException(
                    "an image of Docker's old schema 1: push it again with a current docker");
        }
        boolean lists = object.has("manifests");
        if (lists == object.has("config")) {
            throw new IllegalArgumentException("neither a manifest (config, layers) nor an index (manifests)");
        }
        return lists ? ImageIndex.of(object) : ImageManifest.of(object);
    }
}
