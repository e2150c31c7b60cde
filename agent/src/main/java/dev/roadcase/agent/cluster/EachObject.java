package dev.roadcase.agent.cluster;

import java.util.Optional;

/** Sends the objects of a file one by one. */
final class EachObject {
    private final ObjectApply objects;
    private final String manifests;
    private final ApplyRecord before;
    private final ApplyRecord now;
    private int number;

    /**
     * @param manifests what the objects are from
     * @param before what the cluster knows
     * @param now what it will know
     */
    EachObject(ObjectApply objects, String manifests, ApplyRecord before, ApplyRecord now) {
        this.objects = objects;
        this.manifests = manifests;
        this.before = before;
        this.now = now;
    }

    /** Sends one. Says what was sent; nothing if this bundle created the object before, and it may be gone by now. */
    Optional<ClusterObject> send(ClusterObject object) {
        number++;
        if (object.isUnnamed()) {
            return create(object);
        }
        object.completePorts();
        object.dropDuplicates();
        if (before.equals(now)) {
            objects.keepReplicas(object);
        }
        objects.apply(object);
        return Optional.of(object);
    }

    private Optional<ClusterObject> create(ClusterObject object) {
        if (before.bundle().equals(now.bundle())) {
            return Optional.empty();
        }
        object.nameAfter(now.bundle(), manifests, number);
        objects.create(object);
        return Optional.of(object);
    }
}
