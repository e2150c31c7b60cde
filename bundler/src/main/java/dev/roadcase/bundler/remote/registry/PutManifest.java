package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.authentication.Access;
import dev.roadcase.bundler.remote.connection.Endpoint;
import dev.roadcase.bundler.remote.connection.OutgoingBody;
import dev.roadcase.bundler.remote.failure.Failure;
import java.util.Optional;
import java.util.Set;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Puts a manifest or an index under a reference: under its tag where it has one, else under its digest (distribution spec,
 * "Pushing Manifests"). The answer is empty where the registry refuses one that lacks members, and only there.
 *
 * @param lacksMembers whether it is an index of which not all members are in the repository
 */
record PutManifest(Reference reference, String mediaType, byte[] bytes, boolean lacksMembers)
        implements Operation<Optional<Receipt>> {
    /** Registries do not agree on which of these to answer. */
    private static final Set<Integer> DONE = Set.of(200, 201, 202, 204);

    private static final Set<Integer> UNWANTED = Set.of(400, 404, 406, 409, 412, 415, 422);

    @Override
    public String doing() {
        return "put " + Digest.of(bytes) + " as " + reference;
    }

    @Override
    public Access access() {
        return Access.push(doing(), reference, missing());
    }

    @Override
    public boolean takesLong() {
        return true;
    }

    @Override
    public Request.Builder request(Endpoint endpoint) {
        String name =
                reference.tag().orElseGet(() -> reference.digest().orElseThrow().toString());
        return new Request.Builder()
                .url(endpoint.at(reference.repository() + "/manifests/" + name))
                .put(OutgoingBody.of(mediaType, bytes));
    }

    @Override
    public boolean understands(int status) {
        return DONE.contains(status) || isUnwanted(status);
    }

    private boolean isUnwanted(int status) {
        return lacksMembers && UNWANTED.contains(status);
    }

    @Override
    public String missing() {
        return "has no such repository, or lacks a part of it";
    }

    @Override
    public Optional<Receipt> read(Response response) {
        try (response) {
            if (isUnwanted(response.code())) {
                return Optional.empty();
            }
            requireUnchanged(response);
            return Optional.of(new Receipt(response.header("OCI-Subject") != null));
        }
    }

    private void requireUnchanged(Response response) {
        String said = response.header("Docker-Content-Digest", "");
        // The header may hold a digest of another algorithm than SHA-256.
        if (said.startsWith("sha256:") && !said.equals(Digest.of(bytes).toString())) {
            throw Failure.of(doing(), response).lasting("keeps it as " + Excerpt.of(said));
        }
    }
}
