package dev.roadcase.bundler.spec.cluster;

/** What runs the containers; its lower-case name is what demo.yaml says. */
public enum ClusterRuntime {
    CONTAINERD,
    DOCKER
}
