package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.connection.Endpoint;
import okhttp3.Request;

/** What all requests for the bytes of a blob have in common (distribution spec, "Pulling blobs"). */
record BlobQuestion(Reference reference, Descriptor blob) {

    String doing() {
        return "fetch " + noun() + " " + blob.digest() + " of " + reference;
    }

    Request.Builder request(Endpoint endpoint) {
        return new Request.Builder().url(endpoint.at(reference.repository() + "/blobs/" + blob.digest()));
    }

    String missing() {
        return "has no such blob";
    }

    String noun() {
        String type = blob.mediaType();
        if (type.contains("layer") || type.contains("rootfs")) {
            return "layer";
        }
        return type.contains("config") || type.contains("container.image") ? "config" : "blob";
    }
}
