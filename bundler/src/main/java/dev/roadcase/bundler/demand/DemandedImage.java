package dev.roadcase.bundler.demand;

import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.spec.image.BuiltImage;
import dev.roadcase.bundler.spec.image.ImageSpec;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** An image that a bundle has to carry. */
public sealed interface DemandedImage {
    /** Its name in the bundle. */
    Reference reference();

    /**
     * An image of a registry.
     *
     * @param askedBy demo.yaml, or the paths of manifests in the demo's folder; at least one
     * @param referrers whether its referrers come along
     * @param key path in the demo's folder of the public key that has to have signed it
     */
    record Pull(
            Reference reference, Set<Role> roles, SortedSet<String> askedBy, boolean referrers, Optional<String> key)
            implements DemandedImage {
        public Pull {
            roles = Set.copyOf(roles);
            askedBy = Collections.unmodifiableSortedSet(new TreeSet<>(askedBy));
        }
    }

    /** An image that is on this computer. */
    record Saved(Reference reference, ImageSpec image) implements DemandedImage {}

    /** An image that is built here. */
    record Build(BuiltImage image) implements DemandedImage {
        @Override
        public Reference reference() {
            return image.reference();
        }
    }
}
