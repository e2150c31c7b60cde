package dev.roadcase.bundler.remote.authentication;

import dev.roadcase.agent.format.Reference;
import java.util.List;

/**
 * What a request needs a login for.
 *
 * @param doing what is being done, in the imperative, to begin an error with
 * @param reference whose registry and repository are asked
 * @param missing what the status 404 means here, said of the registry: {@code has no such tag}
 * @param scopes what a token has to allow beside what the registry names (distribution, "Token Scope Documentation"); none
 *     where what the registry names is enough
 */
public record Access(String doing, Reference reference, String missing, List<String> scopes) {
    public Access {
        scopes = List.copyOf(scopes);
    }

    /** To read. */
    public static Access pull(String doing, Reference reference, String missing) {
        return new Access(doing, reference, missing, List.of());
    }

    /** To read and to write. */
    public static Access push(String doing, Reference reference, String missing) {
        return new Access(doing, reference, missing, List.of(scope(reference, "pull,push")));
    }

    /** The same, which also reads another repository of the same registry. */
    public Access alsoFrom(Reference other) {
        return new Access(doing, reference, missing, List.of(scopes.get(0), scope(other, "pull")));
    }

    private static String scope(Reference reference, String actions) {
        return "repository:" + reference.repository() + ":" + actions;
    }

    String repository() {
        return reference.repository();
    }
}
