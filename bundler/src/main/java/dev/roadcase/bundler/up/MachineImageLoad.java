package dev.roadcase.bundler.up;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.runtime.Loaded;
import dev.roadcase.agent.runtime.Loading;
import dev.roadcase.agent.runtime.RuntimeKind;
import dev.roadcase.bundler.spec.image.MachineImage;
import java.util.Optional;

/** Gives the container engine of this computer the image of the machines, out of the bundle. */
record MachineImageLoad(Bundle bundle, Events events) {

    /** Whether the bundle carries it. */
    static boolean isCarriedBy(Bundle bundle) {
        return image(bundle).isPresent();
    }

    /** Loads it, unless it is there. */
    void run() {
        BundledImage image = image(bundle)
                .orElseThrow(
                        () -> Problem.badInput(bundle.file() + " carries no machines for containers")
                                .advise(
                                        "prepare it with --machines containers, or start machines in another way: --on vagrant"));
        var engine = RuntimeKind.DOCKER.at(Optional.empty(), "", events);
        Loaded loaded = new Loading(bundle, engine, events).load(image);
        loaded.problem().ifPresent(problem -> {
            throw problem;
        });
    }

    private static Optional<BundledImage> image(Bundle bundle) {
        return new Contents(bundle)
                .images().stream()
                        .filter(image -> image.reference().equals(MachineImage.NAME))
                        .findFirst();
    }
}
