package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.authentication.Access;
import dev.roadcase.bundler.remote.connection.Endpoint;
import java.util.Set;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Deletes a tag (distribution spec, "Deleting tags"), and says whether it was there to be deleted. What a bundle of ours has
 * under the tag stays: a registry over a bundle refuses to delete it.
 *
 * @param reference with a tag
 */
record WithdrawTag(Reference reference) implements Operation<Boolean> {
    private static final Set<Integer> DONE = Set.of(200, 202, 204);
    private static final Set<Integer> NOTHING = Set.of(404, 405, 410);

    @Override
    public String doing() {
        return "delete " + reference;
    }

    @Override
    public Access access() {
        return Access.push(doing(), reference, missing());
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        return new Request.Builder()
                .url(endpoint.at(
                        reference.repository() + "/manifests/" + reference.tag().orElseThrow()))
                .delete();
    }

    @Override
    public boolean understands(int status) {
        return DONE.contains(status) || NOTHING.contains(status);
    }

    @Override
    public String missing() {
        return "has no such tag";
    }

    @Override
    public Boolean read(Response response) {
        try (response) {
            return DONE.contains(response.code());
        }
    }
}
