package dev.roadcase.agent.registry.store;

import java.util.Collection;

/** The full names under which something is held. */
public interface KnownNames {
    /** All, in no order. */
    Collection<RepositoryName> all();

    /** Those with this path, whatever their host is; always in the same order. */
    Collection<RepositoryName> withPath(String path);
}
