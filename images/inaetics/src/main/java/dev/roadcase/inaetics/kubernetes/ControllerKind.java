package dev.roadcase.inaetics.kubernetes;

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

    /** Path of the scale subresource: all that the service account may read and write. */
    String scale(String namespace, String name) {
        return group + "/namespaces/" + namespace + "/" + resource + "/" + name + "/scale";
    }
}
