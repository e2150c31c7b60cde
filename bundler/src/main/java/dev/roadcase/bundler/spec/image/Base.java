package dev.roadcase.bundler.spec.image;

import dev.roadcase.agent.format.Reference;
import java.util.List;

/** What a built image starts from. */
public sealed interface Base {
    /** Nothing. */
    record Scratch() implements Base {}

    /** These Debian packages and those that they depend on; at least one. */
    record Debian(List<String> packages) implements Base {
        public Debian {
            packages = List.copyOf(packages);
            if (packages.isEmpty()) {
                throw new IllegalArgumentException("an image from debian needs packages");
            }
        }
    }

    /** An image of a registry. */
    record Pulled(Reference reference) implements Base {}
}
