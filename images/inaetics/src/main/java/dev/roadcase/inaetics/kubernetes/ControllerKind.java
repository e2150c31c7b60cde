package dev.roadcase.inaetics.kubernetes;

import java.util.stream.Stream;

/** What keeps replicas in a cluster: the one switch between the demo of 2015 and clusters of today. */
public enum ControllerKind {
    REPLICATIONCONTROLLERS("/api/v1", "replicationcontrollers"),
    DEPLOYMENTS("/apis/apps/v1", "deployments");

    private final String group;
    private final String resource;

    ControllerKind(String group, String resource) {
        this.group = group;
        this.resource = resource;
    }

    /**
     * The kind whose resource has this name.
     *
     * @throws IllegalArgumentException that says which there are
     */
    public static ControllerKind read(String resource) {
        return Stream.of(values())
                .filter(kind -> kind.resource.equals(resource))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("\"" + resource
                        + "\" keeps no replicas: it is replicationcontrollers or deployments of Kubernetes"));
    }

    /** Path of the scale subresource: all that the service account may read and write. */
    String scale(String namespace, String name) {
        return group + "/namespaces/" + namespace + "/" + resource + "/" + name + "/scale";
    }
}
