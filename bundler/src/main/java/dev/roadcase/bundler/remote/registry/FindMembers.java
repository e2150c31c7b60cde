package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.IndexMembers;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.connection.Endpoint;
import dev.roadcase.bundler.remote.connection.SmallBody;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.Response;

/** Asks for the members of an index that may well not be there (distribution spec 1.1, "Referrers Tag Schema"). */
record FindMembers(FetchManifest fetch) implements Operation<Optional<IndexMembers>> {
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
        return status == FindManifest.MISSING || fetch.understands(status);
    }

    @Override
    public String missing() {
        return fetch.missing();
    }

    @Override
    public Optional<IndexMembers> read(Response response) {
        try (response) {
            return response.code() == FindManifest.MISSING ? Optional.empty() : members(response);
        }
    }

    private Optional<IndexMembers> members(Response response) {
        try {
            return Optional.of(IndexMembers.parse(new SmallBody(response, Json.LARGEST_DOCUMENT, doing()).bytes()));
        } catch (IllegalArgumentException e) {
            // Somebody has given this name to something else.
            return Optional.empty();
        }
    }
}
