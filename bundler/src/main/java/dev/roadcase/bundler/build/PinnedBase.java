package dev.roadcase.bundler.build;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.lock.LockedPackage;
import java.util.List;

/** What an image is built on, pinned: the same ground gives the same bytes. */
public sealed interface PinnedBase {
    /** Nothing. */
    record Nothing() implements PinnedBase {}

    /** Exactly these packages: all that is needed, not only what was asked for. */
    record ExactPackages(List<LockedPackage> packages) implements PinnedBase {
        public ExactPackages {
            packages = List.copyOf(packages);
        }
    }

    /** An image of a registry, or an index with one for the platform; its reference has a digest. */
    record PinnedImage(Reference reference) implements PinnedBase {
        public PinnedImage {
            if (reference.digest().isEmpty()) {
                throw new IllegalArgumentException("a base image without a digest: " + reference);
            }
        }
    }
}
