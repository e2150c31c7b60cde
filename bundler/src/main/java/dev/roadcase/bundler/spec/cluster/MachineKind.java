package dev.roadcase.bundler.spec.cluster;

import java.util.Locale;

/** A kind of machines for which a bundle can carry what they start from. */
public enum MachineKind {
    /** Containers on the laptop, which start from an image. */
    CONTAINERS,
    /** Virtual machines of Vagrant, which start from a box. */
    VAGRANT;

    /** The lower-case word of demo.yaml. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
