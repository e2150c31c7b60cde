package dev.roadcase.bundler.build;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.lock.LockedPackage;
import java.util.List;

/** What an image is built on, pinned: the same ground gives the same bytes. */
public sealed interface Ground {
    /** Nothing. */
    record Scratch() implements Ground {}

    /** Exactly these packages: all that is needed, not only what was asked for. */
    record Debian(List<LockedPackage> packages) implements Ground {
        public Debian {
            packages = List.copyOf(packages);
        }
    }

    /** An image of a registry, or an index with one for the platform; its reference has a digest. */
    record Pulled(Reference reference) implements Ground {
        public Pulled {
            if (reference.digest().isEmpty()) {
                throw new IllegalArgumentException("a base image without a digest: " + reference);
            }
        }
    }
}
