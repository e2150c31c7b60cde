package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.connection.Endpoint;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.Response;

/** Asks for a manifest that may well not be there. */
record FindManifest(FetchManifest fetch) implements Operation<Optional<PulledManifest>> {
    /** Of a name that stands for nothing. */
    static final int MISSING = 404;

    @Override
    public String doing() {
        return "look for " + fetch.reference();
    }

    @Override
    public Reference reference() {
        return fetch.reference();
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        return fetch.request(endpoint);
    }

    @Override
    public boolean understands(int status) {
        return status == MISSING || fetch.understands(status);
    }

    @Override
    public String missing() {
        return fetch.missing();
    }

    @Override
    public Optional<PulledManifest> read(Response response) {
        if (response.code() == MISSING) {
            response.close();
            return Optional.empty();
        }
        return Optional.of(fetch.read(response));
    }
}
