package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.authentication.Access;
import dev.roadcase.bundler.remote.connection.Endpoint;
import dev.roadcase.bundler.remote.connection.OutgoingBody;
import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks a registry to take a blob from another of its repositories (distribution spec, "Mounting a blob from another
 * repository"). A registry that does not do so begins an upload, or refuses.
 */
record MountBlob(BlobCargo cargo, Reference from) implements BlobOperation<Mounting> {
    private static final int BEGUN = 202;
    /** Such a registry is not asked for the reason: sending the blob tells whether there is one that matters. */
    private static final Set<Integer> REFUSED = Set.of(400, 401, 403, 404, 405, 409, 415, 422, 501);

    @Override
    public Access access() {
        return cargo.access().alsoFrom(from);
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        HttpUrl url = cargo.uploads(endpoint)
                .newBuilder()
                .addQueryParameter("mount", cargo.blob().digest().toString())
                .addQueryParameter("from", from.repository())
                .build();
        return new Request.Builder().url(url).post(OutgoingBody.empty());
    }

    @Override
    public boolean understands(int status) {
        return BlobCargo.isDone(status) || REFUSED.contains(status);
    }

    @Override
    public Mounting read(Response response) {
        try (response) {
            if (REFUSED.contains(response.code())) {
                return new Mounting.Refused();
            }
            return response.code() == BEGUN
                    ? new Mounting.Begun(UploadPlace.in(response, doing()))
                    : new Mounting.Mounted();
        }
    }
}
