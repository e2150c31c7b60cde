package dev.roadcase.bundler.step;

import dev.roadcase.agent.archive.tarball.MadeImage;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.bundler.live.Workshop;
import dev.roadcase.bundler.push.MadeImagePush;
import dev.roadcase.bundler.push.PushDestination;
import dev.roadcase.bundler.remote.Connections;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.registry.RegistryWriter;
import dev.roadcase.bundler.show.ShowFolder;
import java.util.Optional;

/**
 * Images that are made at the show, in its registry.
 *
 * @param hosts what the user has set for registries
 */
public record StepImages(ShowFolder show, Trust trust, HostSettings hosts, Events events) {

    /** Builds an image from the bundle, and pushes it. */
    void build(Reference image) {
        try (Workshop workshop = Workshop.open(show.bundle(), trust, events)) {
            MadeImage made = workshop.build(image, Optional.empty(), Optional.empty());
            MadeImagePush.to(registry(), known(), workshop.bundle(), events).run(made);
        }
    }

    /** Takes back what was pushed under the tag of an image. */
    void withdraw(Reference image) {
        new RegistryWriter(Connections.of(known().forPush(), events))
                .withdraw(registry().of(image));
    }

    private PushDestination registry() {
        return PushDestination.parse(show.registry(), false);
    }

    private HostSettings known() {
        HostSettings known = hosts.withCertificateFolder(show.certificates());
        return PushDestination.saysPlainHttp(show.registry())
                ? known.withPlainHttp(registry().host())
                : known;
    }
}
