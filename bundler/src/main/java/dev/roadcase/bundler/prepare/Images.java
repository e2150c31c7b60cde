package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.format.Role;
import dev.roadcase.bundler.pack.PackedImage;
import dev.roadcase.bundler.spec.Demo;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import dev.roadcase.bundler.spec.image.BuiltImage;
import dev.roadcase.bundler.spec.image.ImageSpec;
import dev.roadcase.bundler.spec.image.PulledImage;
import dev.roadcase.bundler.spec.manifest.WorkloadImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** All images of a demo: those that demo.yaml lists, in its order, then those that only its workloads name. */
final class Images {
    private final PulledImages pulled;
    private final BuiltImages built;
    private final List<Platform> platforms;
    private final Events events;

    /** @param platforms for which images are built */
    Images(PulledImages pulled, BuiltImages built, List<Platform> platforms, Events events) {
        this.pulled = pulled;
        this.built = built;
        this.platforms = platforms;
        this.events = events;
    }

    List<PackedImage> of(Demo demo, WorkloadImages workloads) {
        Map<Reference, SortedSet<String>> named = workloads.pulledBy(demo);
        try (pulled) {
            begin(demo, named.keySet());
            return of(demo, named);
        }
    }

    /** Most of resolving is waiting for answers. */
    private void begin(Demo demo, Set<Reference> named) {
        demo.images().stream()
                .filter(PulledImage.class::isInstance)
                .forEach(image -> pulled.begin(image.reference(), image.roles()));
        named.forEach(reference -> pulled.begin(reference, Set.of(Role.NODE)));
    }

    private List<PackedImage> of(Demo demo, Map<Reference, SortedSet<String>> named) {
        List<PackedImage> images = new ArrayList<>();
        for (ImageSpec image : demo.images()) {
            images.add(listed(image, named.remove(image.reference())));
        }
        named.forEach((reference, manifests) -> {
            events.emit(
                    new Event.Noted(reference + " is carried because " + String.join(", ", manifests) + " names it"));
            images.add(pulled.image(reference, manifests));
        });
        return images;
    }

    private PackedImage listed(ImageSpec image, SortedSet<String> alsoIn) {
        if (image instanceof BuiltImage own) {
            return built.image(own, platforms);
        }
        SortedSet<String> foundIn = new TreeSet<>(List.of(DemoFolder.FILE));
        if (alsoIn != null) {
            foundIn.addAll(alsoIn);
        }
        return pulled.image(image.reference(), foundIn);
    }
}
