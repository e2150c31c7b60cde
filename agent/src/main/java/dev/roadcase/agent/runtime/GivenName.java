package dev.roadcase.agent.runtime;

import dev.roadcase.agent.format.Digest;
import java.util.List;
import java.util.Set;

/**
 * A name that this machine's runtime has, or is about to get, for an image of the bundle.
 *
 * @param name as the runtime lists it
 * @param ids what it may stand for there: other images under the same name are not ours
 * @param snapshots that containerd keeps of it, from the lowest up; none in other runtimes
 */
public record GivenName(String name, Set<Digest> ids, List<String> snapshots) {
    public GivenName {
        ids = Set.copyOf(ids);
        snapshots = List.copyOf(snapshots);
    }
}
