package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.connection.Endpoint;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks whether a manifest exists (distribution spec, "Checking if content exists in the registry"). If the answer is no, the caller asks for the manifest itself and gets the reason.
 */
record CheckManifest(Reference reference) implements Operation<Boolean> {
    @Override
    public String doing() {
        return "look for " + reference;
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        return FetchManifest.ask(endpoint, reference).head();
    }

    @Override
    public boolean understands(int status) {
        return new HeadAnswer(status).isUnderstood();
    }

    @Override
    public String missing() {
        return "has no such tag";
    }

    @Override
    public Boolean read(Response response) {
        try (response) {
            return new HeadAnswer(response.code()).isThere();
        }
    }
}
