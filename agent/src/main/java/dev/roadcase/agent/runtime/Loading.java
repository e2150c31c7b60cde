package dev.roadcase.agent.runtime;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Role;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Loads into a runtime the images of a bundle that it should hold and does not hold yet. */
public final class Loading {
    private final Bundle bundle;
    private final Runtime runtime;
    private final Events events;

    public Loading(Bundle bundle, Runtime runtime, Events events) {
        this.bundle = bundle;
        this.runtime = runtime;
        this.events = events;
    }

    /**
     * Loads the images of this role, or of any role if none is given. An image that no role loads is left to the
     * registry. If an image fails, those before it stay loaded, and a second run goes on from there.
     */
    public Loaded load(Optional<Role> role) {
        List<WantedImage> wanted = images(role).stream()
                .map(image -> WantedImage.of(bundle, image, HostPlatform.platform()))
                .toList();
        Set<WantedImage> held = new HashSet<>(runtime.held(wanted));
        List<WantedImage> skipped = wanted.stream().filter(held::contains).toList();
        List<WantedImage> missing =
                wanted.stream().filter(image -> !held.contains(image)).toList();
        load(missing, held);
        return new Loaded(images(missing), images(skipped));
    }

    private void load(List<WantedImage> missing, Set<WantedImage> held) {
        runtime.require(missing);
        if (!missing.isEmpty()) {
            events.emit(new Event.Began("loading " + missing.size() + " images into " + runtime));
        }
        for (WantedImage image : missing) {
            runtime.load(image, held);
            held.add(image);
        }
    }

    private List<BundledImage> images(Optional<Role> role) {
        Contents contents = new Contents(bundle);
        return role.map(contents::images)
                .orElseGet(() -> contents.images().stream()
                        .filter(image -> !image.roles().isEmpty())
                        .toList());
    }

    private static List<BundledImage> images(List<WantedImage> wanted) {
        return wanted.stream().map(WantedImage::image).toList();
    }
}
