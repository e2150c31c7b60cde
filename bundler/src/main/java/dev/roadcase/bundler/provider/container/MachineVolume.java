package dev.roadcase.bundler.provider.container;

import java.util.Locale;

/** A folder of a machine that is a volume: what is in it outlives the machine's container. */
enum MachineVolume {
    /** Images of the container runtime, and what runs of them. */
    CONTAINERD("/var/lib/containerd"),
    /** Pods of the machine. */
    KUBELET("/var/lib/kubelet"),
    /** What the cluster knows. */
    ETCD("/var/lib/etcd"),
    /** What was pushed. */
    REGISTRY("/var/lib/roadcase/registry");

    private final String path;

    MachineVolume(String path) {
        this.path = path;
    }

    /** Where it is on the machine. */
    String path() {
        return path;
    }

    /** Its name in that of the volume. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
