package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.lock.LockedImage;
import dev.roadcase.bundler.pack.PackedImage;
import java.io.Closeable;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** Images of registries, pinned by the lock, which learns what it did not know. */
final class PulledImages implements Closeable {
    private final RegistryImages registries;
    private final OpenLock lock;
    private final Events events;
    private final Resolving<Reference, PackedImage> begun = new Resolving<>();

    PulledImages(RegistryImages registries, OpenLock lock, Events events) {
        this.registries = registries;
        this.lock = lock;
        this.events = events;
    }

    /** Begins to resolve an image that will be asked for. */
    void begin(Reference reference, Set<Role> roles) {
        Reference pinned =
                lock.known().digestOf(reference).map(reference::withDigest).orElse(reference);
        begun.begin(reference, () -> registries.resolve(reference, pinned, roles));
    }

    /**
     * Waits for an image that was begun.
     *
     * @param foundIn who asks for it: demo.yaml, or manifests
     */
    PackedImage image(Reference reference, SortedSet<String> foundIn) {
        events.emit(new Event.Began("resolving " + reference));
        PackedImage image = begun.get(reference);
        lock.learn(
                reference, new LockedImage(image.root().digest(), image.root().mediaType(), foundIn));
        if (!image.lacking().isEmpty()) {
            events.emit(new Event.Warned(reference + " is not made for " + names(image.lacking())
                    + ": it is carried for the other platforms alone"));
        }
        return image;
    }

    private static String names(List<Platform> platforms) {
        return platforms.stream().map(Platform::toString).collect(Collectors.joining(", "));
    }

    /** What is still being resolved is wanted no more. */
    @Override
    public void close() {
        begun.close();
    }
}
