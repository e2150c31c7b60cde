package dev.roadcase.agent.runtime;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.archive.bundle.PlatformChoice;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Artifact;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Loads into a runtime the images of a bundle that it should hold and does not hold yet. */
public final class Loading {
    private final Bundle bundle;
    private final Runtime runtime;
    private final Events events;
    private final Optional<LoadRecord> record;
    private final List<NotLoaded> failed = new ArrayList<>();

    public Loading(Bundle bundle, Runtime runtime, Events events) {
        this(bundle, runtime, events, Optional.empty());
    }

    private Loading(Bundle bundle, Runtime runtime, Events events, Optional<LoadRecord> record) {
        this.bundle = bundle;
        this.runtime = runtime;
        this.events = events;
        this.record = record;
    }

    /** The same, which tells a record before it loads. */
    public Loading recording(LoadRecord its) {
        return new Loading(bundle, runtime, events, Optional.of(its));
    }

    /**
     * Loads the images of these roles, or of any role if none is given. An image that no role loads is left to the
     * registry, and so is an artifact. An image that fails keeps no other from being loaded, and a second run tries it
     * again.
     *
     * @throws Problem if the runtime does not answer, or this is interrupted
     */
    public Loaded load(List<Role> roles) {
        return loadAll(imagesOf(roles));
    }

    /** Loads one image, whatever its roles are. */
    public Loaded load(BundledImage image) {
        return loadAll(List.of(image));
    }

    private Loaded loadAll(List<BundledImage> images) {
        List<WantedImage> wanted = wanted(images);
        record.ifPresent(its -> tell(its, wanted));
        Set<WantedImage> held = new HashSet<>(runtime.held(wanted));
        List<WantedImage> skipped = wanted.stream().filter(held::contains).toList();
        List<WantedImage> missing =
                wanted.stream().filter(image -> !held.contains(image)).toList();
        List<WantedImage> loaded = load(missing, held);
        return new Loaded(images(loaded), images(skipped), failed);
    }

    private void tell(LoadRecord its, List<WantedImage> wanted) {
        Stream<GivenName> unreadable = failed.stream()
                .map(NotLoaded::image)
                .map(image ->
                        new GivenName(image.name(), Set.of(image.descriptor().digest()), List.of()));
        its.wanted(Stream.concat(wanted.stream().map(WantedImage::given), unreadable)
                .toList());
        its.found(runtime::ofPods);
        its.given(runtime.absent(wanted));
    }

    private List<WantedImage> wanted(List<BundledImage> images) {
        List<WantedImage> wanted = new ArrayList<>();
        for (BundledImage image : images) {
            attempt(image, () -> wanted(image).ifPresent(wanted::add));
        }
        return wanted;
    }

    private Optional<WantedImage> wanted(BundledImage image) {
        PlatformChoice choice = new PlatformChoice(bundle, image);
        Optional<Artifact> artifact = choice.artifact();
        artifact.ifPresent(its -> events.emit(new Event.Noted(
                image.name() + " is an artifact of the type " + its.type() + ": it is left to the registry")));
        return artifact.isPresent()
                ? Optional.empty()
                : Optional.of(WantedImage.of(bundle, image, choice.forMachine(HostPlatform.platform())));
    }

    private List<WantedImage> load(List<WantedImage> missing, Set<WantedImage> held) {
        if (!missing.isEmpty()) {
            events.emit(new Event.Began("loading " + missing.size() + " images into " + runtime));
        }
        List<WantedImage> taken = runtime.inOrder(missing.stream()
                .filter(image -> attempt(image.image(), () -> runtime.require(image)))
                .toList());
        List<WantedImage> loaded = new ArrayList<>();
        try (ImageLoad load = runtime.begin(taken)) {
            for (WantedImage image : taken) {
                if (attempt(image.image(), () -> load.load(image, held))) {
                    held.add(image);
                    loaded.add(image);
                } else {
                    requireRuntime();
                }
            }
        }
        return loaded;
    }

    /** A runtime that is gone takes none of the others either. */
    private void requireRuntime() {
        try {
            runtime.held(List.of());
        } catch (Problem e) {
            throw e.in(failed.get(failed.size() - 1).problem().getMessage());
        }
    }

    /** Answers whether it went well. */
    private boolean attempt(BundledImage image, Runnable step) {
        try {
            step.run();
            return true;
        } catch (Problem e) {
            if (e.exitCode() == ExitCode.INTERRUPTED) {
                throw e;
            }
            failed.add(new NotLoaded(image, e));
            return false;
        }
    }

    private List<BundledImage> imagesOf(List<Role> roles) {
        return new Contents(bundle).images(roles.isEmpty() ? List.of(Role.values()) : roles);
    }

    private static List<BundledImage> images(List<WantedImage> wanted) {
        return wanted.stream().map(WantedImage::image).toList();
    }
}
