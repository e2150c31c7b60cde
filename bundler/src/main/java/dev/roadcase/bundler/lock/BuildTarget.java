package dev.roadcase.bundler.lock;

import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import java.util.Comparator;

/** A built image for one platform: what a set of packages is chosen for. */
public record BuildTarget(Reference image, Platform platform) implements Comparable<BuildTarget> {
    private static final Comparator<BuildTarget> ORDER = Comparator.comparing(BuildTarget::toString);

    @Override
    public int compareTo(BuildTarget other) {
        return ORDER.compare(this, other);
    }

    /** {@code docker.io/acme/queue:1.2.0 for linux/amd64}. */
    @Override
    public String toString() {
        return image + " for " + platform;
    }
}
