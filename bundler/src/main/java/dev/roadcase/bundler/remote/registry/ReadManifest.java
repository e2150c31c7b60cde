package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.authentication.Access;
import dev.roadcase.bundler.remote.connection.Endpoint;
import dev.roadcase.bundler.remote.connection.SmallBody;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Reads what a reference names, whatever it is. A registry that refuses is taken to have nothing there: putting something
 * there tells the reason.
 */
record ReadManifest(Reference reference) implements Operation<Optional<byte[]>> {
    @Override
    public String doing() {
        return "look for " + reference;
    }

    @Override
    public Access access() {
        return Access.push(doing(), reference, missing());
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        return FetchManifest.ask(endpoint, reference);
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
    public Optional<byte[]> read(Response response) {
        try (response) {
            return response.code() == 200
                    ? Optional.of(new SmallBody(response, Json.LARGEST_DOCUMENT, doing()).bytes())
                    : Optional.empty();
        }
    }
}
