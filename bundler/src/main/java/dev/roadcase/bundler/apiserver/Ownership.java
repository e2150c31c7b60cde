package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.problem.Problem;
import java.util.Optional;
import java.util.Set;

/**
 * In a cluster of somebody else's, only what is the show's is touched. In a show's own cluster, everything is.
 *
 * @param whole whether objects are those of the demo itself; steps change a part of them
 */
record Ownership(ApiServer server, boolean whole) {
    private static final String NAMESPACE = "Namespace";

    /** What others may have made for the show too: it is as good. */
    private static final Set<String> SHARED = Set.of(NAMESPACE, "CustomResourceDefinition");

    /**
     * Whether this object has to be applied. One that is as the demo wants it, but for what steps and people have changed,
     * has not; nor has a namespace or a definition of a kind that others have made, or a release from which Helm has gone on.
     *
     * @param path where it is
     * @throws Problem exit 3 if the cluster has an object of somebody else's there
     */
    boolean isDue(ApiObject object, String path) {
        if (server.scope().isGuest() && object.kind().equals(NAMESPACE) && server.isHidden(path)) {
            return false;
        }
        Optional<JsonNode> live = live(path);
        if (live.isEmpty()) {
            return true;
        }
        if (HelmRevisions.wentOn(live.get())) {
            return false;
        }
        if (!server.scope().has(live.get())) {
            if (SHARED.contains(object.kind())) {
                return false;
            }
            throw foreign(object);
        }
        return !whole || !ShowScope.isMadeFrom(object.json(), live.get());
    }

    static Problem foreign(ApiObject object) {
        return Problem.badInput("the cluster has a " + object.kind() + " " + object.namespace() + "/"
                        + object.name().orElse("") + " that is not the show's: it is not overwritten")
                .advise("choose another namespace with --namespace, or have its owner delete it");
    }

    /** Whether it is an object of an earlier manifest that Kubernetes does not change into this one. */
    boolean isInTheWayOf(ApiObject object, String path) {
        return whole && CarriedObject.isRigid(object.kind()) && live(path).isPresent();
    }

    /** Whether what stands at a path may be changed, or nothing stands there. */
    boolean isOurs(String path) {
        return live(path).map(server.scope()::has).orElse(true);
    }

    void mark(ApiObject object) {
        if (whole) {
            server.scope().markWhole(object.json());
        } else {
            server.scope().mark(object.json());
        }
    }

    /** In its own cluster, a show need not look. */
    private Optional<JsonNode> live(String path) {
        return server.scope().isGuest() ? server.find(path).map(object -> object.path("metadata")) : Optional.empty();
    }
}
