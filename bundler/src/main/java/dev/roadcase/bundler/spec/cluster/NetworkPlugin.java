package dev.roadcase.bundler.spec.cluster;

/** How pods of different machines reach each other. demo.yaml writes its name in lower case. */
public enum NetworkPlugin {
    /** Plain routes: all machines share one network. */
    ROUTES,
    FLANNEL
}
