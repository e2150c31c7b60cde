package dev.roadcase.bundler.remote.authentication;

import dev.roadcase.agent.format.Reference;

/**
 * What a request needs a login for.
 *
 * @param doing what is being done, in the imperative, to begin an error with
 * @param reference whose registry and repository are asked
 * @param missing what the status 404 means here, said of the registry: {@code has no such tag}
 */
public record Access(String doing, Reference reference, String missing) {
    String repository() {
        return reference.repository();
    }
}
