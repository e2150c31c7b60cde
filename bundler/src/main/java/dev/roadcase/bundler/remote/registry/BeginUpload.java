package dev.roadcase.bundler.remote.registry;

import dev.roadcase.bundler.remote.connection.Endpoint;
import dev.roadcase.bundler.remote.connection.OutgoingBody;
import okhttp3.Request;
import okhttp3.Response;

/** Begins to send a blob (distribution spec, "POST then PUT"). */
record BeginUpload(BlobCargo cargo) implements BlobOperation<UploadPlace> {
    @Override
    public Request.Builder request(Endpoint endpoint) {
        return new Request.Builder().url(cargo.uploads(endpoint)).post(OutgoingBody.empty());
    }

    @Override
    public boolean understands(int status) {
        return BlobCargo.isDone(status);
    }

    @Override
    public UploadPlace read(Response response) {
        try (response) {
            return UploadPlace.in(response, doing());
        }
    }
}
