package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.connection.Endpoint;
import dev.roadcase.bundler.remote.connection.SmallBody;
import dev.roadcase.bundler.remote.failure.Failure;
import okhttp3.Request;
import okhttp3.Response;

/** Asks for a blob that is small enough to be held in memory, and holds it against its digest. */
record FetchDocument(BlobQuestion blob) implements Operation<byte[]> {
    FetchDocument {
        if (blob.blob().size() > Json.LARGEST_DOCUMENT) {
            throw new IllegalArgumentException("a document of " + blob.blob().size() + " bytes");
        }
    }

    @Override
    public String doing() {
        return blob.doing();
    }

    @Override
    public Reference reference() {
        return blob.reference();
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        return blob.request(endpoint);
    }

    @Override
    public String missing() {
        return blob.missing();
    }

    @Override
    public byte[] read(Response response) {
        try (response) {
            byte[] bytes = new SmallBody(response, Json.LARGEST_DOCUMENT, doing()).bytes();
            Failure failure = Failure.of(doing(), response);
            if (bytes.length < blob.blob().size()) {
                throw failure.passing(
                        "sent " + bytes.length + " bytes, not " + blob.blob().size());
            }
            Digest got = Digest.of(bytes);
            if (!got.equals(blob.blob().digest())) {
                throw failure.lasting("sent " + got + " in its place");
            }
            return bytes;
        }
    }
}
