package dev.roadcase.bundler.spec.cluster;

/** How pods of different machines reach each other; its lower-case name is what demo.yaml says. */
public enum NetworkPlugin {
    /** Plain routes: all machines share one network. */
    ROUTES,
    FLANNEL
}
