package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.connection.Endpoint;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks what a tag names without having it sent (distribution spec, "Checking if content exists in the registry"). If there is no answer, the caller asks for the manifest itself and gets the reason.
 */
record ResolveTag(Reference reference) implements Operation<Optional<Digest>> {
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
    public Optional<Digest> read(Response response) {
        try (response) {
            return new HeadAnswer(response.code()).isThere() ? HeadAnswer.digest(response) : Optional.empty();
        }
    }
}
