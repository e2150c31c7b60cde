package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Digest;
import java.util.Optional;
import java.util.Set;
import okhttp3.Response;

/**
 * What the status of an answer to HEAD means. Some registries and the proxies before them refuse HEAD, each in its own
 * way, and answer GET. So a refusal says nothing: whoever needs to know asks with GET, as docker does, and gets the thing
 * or the reason.
 *
 * @param status of HTTP
 */
record HeadAnswer(int status) {
    /** Of a server that wants to be left alone for a while, whatever is asked. */
    private static final Set<Integer> LATER = Set.of(408, 429, 503);

    boolean isUnderstood() {
        return !LATER.contains(status);
    }

    boolean isThere() {
        return status == 200;
    }

    /** The digest that an answer says; empty if it says none, or one of another algorithm than SHA-256. */
    static Optional<Digest> digest(Response response) {
        try {
            return Optional.of(Digest.parse(response.header("Docker-Content-Digest", "")));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
