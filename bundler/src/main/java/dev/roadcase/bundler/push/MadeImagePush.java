package dev.roadcase.bundler.push;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.tarball.MadeImage;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.Connections;
import dev.roadcase.bundler.remote.connection.Outgoing;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.registry.RegistryWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Pushes one image that was made from a bundle. The registry of the show has all that the bundle has. */
public final class MadeImagePush {
    private final Bundle bundle;
    private final PushDestination target;
    private final RegistryWriter writer;
    private final Events events;

    /** For pushes to this registry. */
    public static MadeImagePush to(PushDestination target, HostSettings hosts, Bundle bundle, Events events) {
        return new MadeImagePush(bundle, target, new RegistryWriter(Connections.of(hosts.forPush(), events)), events);
    }

    private MadeImagePush(Bundle bundle, PushDestination target, RegistryWriter writer, Events events) {
        this.bundle = bundle;
        this.target = target;
        this.writer = writer;
        this.events = events;
    }

    /**
     * Pushes what is missing there, and then the image's name.
     *
     * @throws dev.roadcase.agent.problem.Problem exit 5 if the registry does not take it
     */
    public PushedMade run(MadeImage image) {
        Reference there = target.of(Reference.parse(image.name()));
        events.emit(new Event.Began("pushing " + image.name() + " to " + target));
        writer.await(target.host());
        long sent = blobs(image)
                .distinct()
                .filter(blob -> bring(image, blob, there))
                .mapToLong(Descriptor::size)
                .sum();
        writer.put(there, image.content().mediaType(), image.manifest());
        return new PushedMade(there, image.root().digest(), sent);
    }

    private static Stream<Descriptor> blobs(MadeImage image) {
        return Stream.concat(
                image.content().layers().stream(), Stream.of(image.content().config()));
    }

    /** Answers whether it was sent. */
    private boolean bring(MadeImage image, Descriptor blob, Reference there) {
        if (writer.has(there, blob)) {
            return false;
        }
        writer.send(there, blob, Optional.empty(), bytes(image, blob, there));
        return true;
    }

    private Outgoing bytes(MadeImage image, Descriptor blob, Reference there) {
        if (blob.digest().equals(image.content().config().digest())) {
            return new HeldBlob(image.config());
        }
        return Optional.<Path>ofNullable(image.made().get(blob.digest()))
                .<Outgoing>map(file -> new FileBlob(blob, file))
                .orElseGet(() -> new BundleBlob(bundle, blob, there, events));
    }
}
