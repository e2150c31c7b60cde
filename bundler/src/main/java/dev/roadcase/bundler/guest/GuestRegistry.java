package dev.roadcase.bundler.guest;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.cluster.folder.OutputFolder;
import dev.roadcase.bundler.push.BundlePush;
import dev.roadcase.bundler.push.PushDestination;
import dev.roadcase.bundler.push.PushOutcome;
import dev.roadcase.bundler.remote.host.HostSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * The registry from which nodes of somebody else's cluster get the images of a bundle.
 *
 * @param text as the user writes it; {@code http://} before it means without TLS
 */
record GuestRegistry(String text, HostSettings usual, Bundle bundle, Events events) {

    /** Writes for the owner of the cluster what nodes have to be told, and says so. */
    NodeMirrors mirrors(Path folder) {
        NodeMirrors mirrors = new NodeMirrors(target(), hosts().plainHttp().contains(target().host()));
        List<String> names = mirrors.hosts(bundle);
        if (!names.isEmpty()) {
            mirrors.write(new OutputFolder(folder), names);
            events.emit(new Event.Noted("nodes have to know that " + target() + " is the mirror of "
                    + String.join(", ", names) + "; files that say so to their runtimes: " + folder + "/"
                    + NodeMirrors.FOLDER));
        }
        return mirrors;
    }

    /**
     * Pushes what is missing there, and remembers it.
     *
     * @throws Problem as a push does
     */
    void push(GuestFolder place) {
        PushOutcome outcome = BundlePush.to(target(), hosts(), OptionalInt.empty(), bundle, events)
                .run();
        place.keepPushed(outcome.images().stream()
                .map(image -> image.target().toString())
                .toList());
        outcome.problem().ifPresent(problem -> {
            throw problem;
        });
    }

    private PushDestination target() {
        return PushDestination.parse(text, false);
    }

    private HostSettings hosts() {
        return PushDestination.saysPlainHttp(text) ? usual.withPlainHttp(target().host()) : usual;
    }
}
