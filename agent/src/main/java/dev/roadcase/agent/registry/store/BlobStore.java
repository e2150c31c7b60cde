package dev.roadcase.agent.registry.store;

import java.util.List;
import java.util.Optional;

/** What a registry holds. Safe for use by several threads. */
public interface BlobStore {
    /** The names to list: sorted, each once. */
    List<String> names();

    /**
     * The repository that a client means by a name.
     *
     * @param host the registry that the name comes from, if the client says so; containerd does, with {@code ?ns=}
     */
    Lookup<Repository> repository(String name, Optional<String> host);

    /**
     * Where pushes under a name go.
     *
     * @throws StoreRefusal if nothing can be pushed
     */
    PushTarget target(String name, Optional<String> host);
}
