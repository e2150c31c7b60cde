package dev.roadcase.bundler.remote;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Reference;
import okhttp3.Request;
import okhttp3.Response;

/** Asks for the bytes of a blob (distribution spec, "Pulling blobs"). */
record OpenBlob(Reference reference, Descriptor blob) implements Operation<BlobStream> {

    @Override
    public String doing() {
        return "fetch " + noun() + " " + blob.digest() + " of " + reference;
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        return new Request.Builder().url(endpoint.at(reference.repository() + "/blobs/" + blob.digest()));
    }

    @Override
    public String missing() {
        return "has no such blob";
    }

    @Override
    public BlobStream read(Response response) {
        long said = response.body().contentLength();
        if (said >= 0 && said != blob.size()) {
            response.close();
            throw Failure.of(doing(), response).lasting("announces " + said + " bytes, not " + blob.size());
        }
        return new BlobStream(new RemoteStream(response, doing()), blob);
    }

    private String noun() {
        String type = blob.mediaType();
        if (type.contains("layer") || type.contains("rootfs")) {
            return "layer";
        }
        return type.contains("config") || type.contains("container.image") ? "config" : "blob";
    }
}
