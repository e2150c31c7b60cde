package dev.roadcase.bundler.remote;

import dev.roadcase.agent.format.Reference;
import okhttp3.Request;
import okhttp3.Response;

/** Asks whether a reference names anything (distribution spec, "Checking if content exists in the registry"). */
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
        return status == 200 || status == 404;
    }

    @Override
    public String missing() {
        return "has no such tag";
    }

    @Override
    public Boolean read(Response response) {
        try (response) {
            return response.code() == 200;
        }
    }
}
