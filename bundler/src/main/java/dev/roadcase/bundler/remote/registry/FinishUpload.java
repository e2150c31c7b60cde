package dev.roadcase.bundler.remote.registry;

import dev.roadcase.bundler.remote.connection.Endpoint;
import dev.roadcase.bundler.remote.connection.OutgoingBody;
import java.util.Set;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Says that a blob is whole, with its bytes if none were sent before (distribution spec, "POST then PUT"). Answers whether
 * the registry still knew the upload.
 *
 * @param pieces how many requests its bytes went with: if there were several, a registry may have put them together wrongly
 */
record FinishUpload(BlobCargo cargo, UploadPlace place, OutgoingBody body, int pieces)
        implements BlobOperation<Boolean> {
    private static final Set<Integer> LOST = Set.of(404, 410, 416);
    private static final int WRONG = 400;

    @Override
    public boolean takesLong() {
        return true;
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        return new Request.Builder().url(place.ending(cargo.blob().digest())).put(body);
    }

    @Override
    public boolean understands(int status) {
        return BlobCargo.isDone(status) || LOST.contains(status) || status == WRONG && pieces > 1;
    }

    @Override
    public Boolean read(Response response) {
        try (response) {
            return BlobCargo.isDone(response.code());
        }
    }
}
