package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.connection.Endpoint;
import dev.roadcase.bundler.remote.connection.SmallBody;
import dev.roadcase.bundler.remote.failure.Failure;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Request;
import okhttp3.Response;

/** Asks for the tags of a repository, the first page of them (distribution spec, "Listing Tags"). */
record ListTags(Reference reference) implements Operation<List<String>> {

    @Override
    public String doing() {
        return "list the tags of " + reference.name();
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        return new Request.Builder().url(endpoint.at(reference.repository() + "/tags/list"));
    }

    @Override
    public String missing() {
        return "has no such repository";
    }

    @Override
    public List<String> read(Response response) {
        try (response) {
            byte[] body = new SmallBody(response, Json.LARGEST_DOCUMENT, doing()).bytes();
            List<String> tags = new ArrayList<>();
            // A repository whose last tag is gone says null.
            Json.object(body).path("tags").forEach(tag -> tags.add(tag.asText()));
            return List.copyOf(tags);
        } catch (IllegalArgumentException e) {
            throw Failure.of(doing(), response)
                    .lasting("sent " + e.getMessage())
                    .causedBy(e);
        }
    }
}
