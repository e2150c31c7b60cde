package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.authentication.Access;
import dev.roadcase.bundler.remote.connection.Endpoint;
import java.util.Optional;
import java.util.Set;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks what a reference names, before something is put there. The answer is empty where the registry does not say whether
 * it names anything.
 */
record LookUpManifest(Reference reference) implements Operation<Optional<ManifestPresence>> {
    private static final Set<Integer> MISSING = Set.of(404, 410);

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
    public Optional<ManifestPresence> read(Response response) {
        try (response) {
            if (MISSING.contains(response.code())) {
                return Optional.of(ManifestPresence.NONE);
            }
            return response.code() == 200 ? there(response) : Optional.empty();
        }
    }

    /** What was asked for by its digest is what was asked for. */
    private Optional<ManifestPresence> there(Response response) {
        return reference.digest().or(() -> HeadAnswer.digest(response)).map(ManifestPresence::of);
    }
}
