package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.authentication.Access;
import dev.roadcase.bundler.remote.connection.Endpoint;
import java.util.Set;
import okhttp3.HttpUrl;

/**
 * A blob that is to be in a repository: what all requests about it have in common (distribution spec, "Pushing blobs").
 *
 * @param reference of an image in that repository
 */
record BlobCargo(Reference reference, Descriptor blob) {
    private static final Set<Integer> DONE = Set.of(200, 201, 202, 204);

    String doing() {
        return "send " + new BlobQuestion(reference, blob).noun() + " " + blob.digest() + " to " + reference;
    }

    /** Where uploads begin. */
    HttpUrl uploads(Endpoint endpoint) {
        return endpoint.at(reference.repository() + "/blobs/uploads/");
    }

    Access access() {
        return Access.push(doing(), reference, "has no such repository, or takes no blobs");
    }

    /** Registries do not agree on which of these to answer. */
    static boolean isDone(int status) {
        return DONE.contains(status);
    }
}
