package dev.roadcase.bundler.remote.registry;

import dev.roadcase.bundler.remote.connection.Endpoint;
import java.util.Optional;
import java.util.Set;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks whether a repository has a blob (distribution spec, "Checking if content exists in the registry"). The answer is
 * empty where the registry does not say.
 */
record CheckBlob(BlobCargo cargo) implements BlobOperation<Optional<Boolean>> {
    private static final Set<Integer> MISSING = Set.of(404, 410);

    @Override
    public Request.Builder request(Endpoint endpoint) {
        return new BlobQuestion(cargo.reference(), cargo.blob())
                .request(endpoint)
                .head();
    }

    @Override
    public boolean understands(int status) {
        return new HeadAnswer(status).isUnderstood();
    }

    @Override
    public Optional<Boolean> read(Response response) {
        try (response) {
            if (MISSING.contains(response.code())) {
                return Optional.of(false);
            }
            return response.code() == 200 || isInStorage(response) ? Optional.of(true) : Optional.empty();
        }
    }

    /** A registry that names the storage has the blob. The storage may refuse HEAD, since the address was made for GET. */
    private boolean isInStorage(Response response) {
        String asked = cargo.reference().repository() + "/blobs/" + cargo.blob().digest();
        return !response.request().url().encodedPath().endsWith(asked);
    }
}
