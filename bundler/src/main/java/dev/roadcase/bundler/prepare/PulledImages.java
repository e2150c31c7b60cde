package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.lock.LockedImage;
import dev.roadcase.bundler.pack.PackedImage;
import java.util.Set;
import java.util.SortedSet;

/** Images of registries, pinned by the lock, which learns what it did not know. */
final class PulledImages {
    private final RegistryImages registries;
    private final OpenLock lock;
    private final Events events;

    PulledImages(RegistryImages registries, OpenLock lock, Events events) {
        this.registries = registries;
        this.lock = lock;
        this.events = events;
    }

    /** @param foundIn who asks for it: demo.yaml, or manifests */
    PackedImage image(Reference reference, Set<Role> roles, SortedSet<String> foundIn) {
        events.emit(new Event.Began("resolving " + reference));
        Reference pinned =
                lock.known().digestOf(reference).map(reference::withDigest).orElse(reference);
        PackedImage image = registries.resolve(reference, pinned, roles);
        lock.learn(
                reference, new LockedImage(image.root().digest(), image.root().mediaType(), foundIn));
        return image;
    }
}
