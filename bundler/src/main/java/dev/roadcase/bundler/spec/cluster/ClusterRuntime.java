package dev.roadcase.bundler.spec.cluster;

/** What runs the containers. demo.yaml writes its name in lower case. */
public enum ClusterRuntime {
    CONTAINERD,
    DOCKER,
    /** containerd and runc of the bundle, for machines that have none. */
    CARRIED
}
