package dev.roadcase.bundler.remote.registry;

import dev.roadcase.bundler.remote.connection.Endpoint;
import dev.roadcase.bundler.remote.connection.Outgoing;
import dev.roadcase.bundler.remote.connection.OutgoingBody;
import dev.roadcase.bundler.remote.failure.Failure;
import java.util.Optional;
import java.util.Set;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends the bytes of a blob from one of them on (distribution spec, "Pushing a blob in chunks", with one chunk). The answer
 * is empty where the registry does not know the upload any more.
 */
record ContinueUpload(BlobCargo cargo, UploadPlace place, Outgoing bytes, long from)
        implements BlobOperation<Optional<UploadState>> {
    private static final Set<Integer> LOST = Set.of(404, 410);
    /** The upload is not where we believe it to be. */
    private static final int ELSEWHERE = 416;

    @Override
    public boolean takesLong() {
        return true;
    }

    /** The first bytes go without a range, as docker sends them: not every registry reads it. */
    @Override
    public Request.Builder request(Endpoint endpoint) {
        Request.Builder request = new Request.Builder().url(place.url()).patch(OutgoingBody.of(bytes, from));
        return from == 0 ? request : request.header("Content-Range", from + "-" + (bytes.size() - 1));
    }

    @Override
    public boolean understands(int status) {
        return BlobCargo.isDone(status) || LOST.contains(status) || status == ELSEWHERE;
    }

    @Override
    public Optional<UploadState> read(Response response) {
        try (response) {
            if (LOST.contains(response.code())) {
                return Optional.empty();
            }
            UploadState state = UploadState.of(response, place, doing());
            if (response.code() == ELSEWHERE || state.reached(bytes.size()) <= from) {
                throw Failure.of(doing(), response).passing("does not go on at byte " + from);
            }
            return Optional.of(state);
        }
    }
}
