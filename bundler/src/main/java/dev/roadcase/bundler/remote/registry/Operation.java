package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.authentication.Access;
import dev.roadcase.bundler.remote.connection.Endpoint;
import okhttp3.Request;
import okhttp3.Response;

/**
 * One question to a registry.
 *
 * @param <T> what is made of the answer
 */
interface Operation<T> {

    /** What is being done, in the imperative, to begin an error with: {@code fetch the manifest of …}. */
    String doing();

    /** Whose registry and repository are asked. */
    Reference reference();

    /** The question itself; authentication and the common headers are added to it. */
    Request.Builder request(Endpoint endpoint);

    /** Whether an answer of this status goes to {@link #read}; every other is a problem. */
    default boolean understands(int status) {
        return status == 200;
    }

    /** The words for a missing thing, with the registry as their subject: {@code has no such tag}. */
    String missing();

    /** The access that a login is needed for. */
    default Access access() {
        return Access.pull(doing(), reference(), missing());
    }

    /** Whether a registry may take minutes to answer. */
    default boolean takesLong() {
        return false;
    }

    /** Takes the answer and, unless it returns a stream of it, closes it. */
    T read(Response response);
}
