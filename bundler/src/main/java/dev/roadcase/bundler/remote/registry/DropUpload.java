package dev.roadcase.bundler.remote.registry;

import dev.roadcase.bundler.remote.connection.Endpoint;
import okhttp3.Request;
import okhttp3.Response;

/** Gives an upload up, so that its registry need not keep what it has of it. Whether it listens does not matter. */
record DropUpload(BlobCargo cargo, UploadPlace place) implements BlobOperation<Boolean> {
    @Override
    public Request.Builder request(Endpoint endpoint) {
        return new Request.Builder().url(place.url()).delete();
    }

    @Override
    public boolean understands(int status) {
        return true;
    }

    @Override
    public Boolean read(Response response) {
        try (response) {
            return response.isSuccessful();
        }
    }
}
