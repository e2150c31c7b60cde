package dev.roadcase.bundler.remote.registry;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.authentication.Access;

/**
 * One request about a blob that is to be in a repository.
 *
 * @param <T> what is made of the answer
 */
interface BlobOperation<T> extends Operation<T> {
    BlobCargo cargo();

    @Override
    default String doing() {
        return cargo().doing();
    }

    @Override
    default Reference reference() {
        return cargo().reference();
    }

    @Override
    default Access access() {
        return cargo().access();
    }

    @Override
    default String missing() {
        return access().missing();
    }
}
