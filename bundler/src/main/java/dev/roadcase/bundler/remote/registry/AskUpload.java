package dev.roadcase.bundler.remote.registry;

import dev.roadcase.bundler.remote.connection.Endpoint;
import java.util.Optional;
import java.util.Set;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks how far an upload is (distribution spec, "Getting the upload status"). The answer is empty where it cannot go on.
 */
record AskUpload(BlobCargo cargo, UploadPlace place) implements BlobOperation<Optional<UploadState>> {
    /** These say nothing of the upload. */
    private static final Set<Integer> LATER = Set.of(408, 429, 502, 503, 504);

    @Override
    public Request.Builder request(Endpoint endpoint) {
        return new Request.Builder().url(place.url());
    }

    @Override
    public boolean understands(int status) {
        return !LATER.contains(status);
    }

    @Override
    public Optional<UploadState> read(Response response) {
        try (response) {
            return BlobCargo.isDone(response.code())
                    ? Optional.of(UploadState.of(response, place, doing()))
                    : Optional.empty();
        }
    }
}
