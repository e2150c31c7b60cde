package dev.roadcase.bundler.apiserver;

/**
 * A node of the cluster.
 *
 * @param ready whether Kubernetes takes it for one that works
 */
public record ClusterNode(String name, boolean ready) {}
