package dev.roadcase.agent.registry;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.distribution.Distribution;
import dev.roadcase.agent.registry.http.ListenAddress;
import dev.roadcase.agent.registry.http.WebServer;
import dev.roadcase.agent.registry.machine.NodeAnswers;
import dev.roadcase.agent.registry.machine.Registration;
import dev.roadcase.agent.registry.machine.Registrations;
import dev.roadcase.agent.registry.machine.Relays;
import dev.roadcase.agent.registry.overlay.LayeredStore;
import dev.roadcase.agent.registry.overlay.Pushing;
import dev.roadcase.agent.registry.page.Deliveries;
import dev.roadcase.agent.registry.page.StatusPage;
import dev.roadcase.agent.registry.store.BundleBlobs;
import dev.roadcase.agent.registry.store.BundleStore;
import dev.roadcase.agent.snapshot.KeptSnapshot;
import dev.roadcase.agent.tls.ServerIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * How a bundle is served.
 *
 * @param address where to listen
 * @param identity for TLS (1.2 and up); without one the server speaks plain HTTP
 * @param state the folder that keeps the registrations of machines; without one they are forgotten at the end
 * @param expected names of machines that should register; those that have not are shown as missing
 * @param pushing what may be pushed, and where it goes
 * @param pushers who may push
 * @param snapshot what the cluster of this registry knows, for its machines to keep
 */
public record Serving(
        ListenAddress address,
        Optional<ServerIdentity> identity,
        Optional<Path> state,
        Set<String> expected,
        Pushing pushing,
        Pushers pushers,
        Optional<KeptSnapshot> snapshot) {
    /** The same without pushes. */
    public Serving(
            ListenAddress address, Optional<ServerIdentity> identity, Optional<Path> state, Set<String> expected) {
        this(address, identity, state, expected, Pushing.NONE, Pushers.NEAR);
    }

    /** The same of no cluster. */
    public Serving(
            ListenAddress address,
            Optional<ServerIdentity> identity,
            Optional<Path> state,
            Set<String> expected,
            Pushing pushing,
            Pushers pushers) {
        this(address, identity, state, expected, pushing, pushers, Optional.empty());
    }

    public Serving {
        expected = Collections.unmodifiableSet(new TreeSet<>(expected));
        expected.forEach(Registration::requireName);
    }

    /** The same for a registry of a cluster. */
    public Serving with(Optional<KeptSnapshot> its) {
        return new Serving(address, identity, state, expected, pushing, pushers, its);
    }

    /**
     * Serves until the process is told to stop (SIGINT, SIGTERM), which lets deliveries under way end for up to five
     * seconds.
     *
     * @param ready told the address once the server answers there
     */
    public void run(Bundle bundle, Events events, Consumer<URI> ready) {
        try (WebServer server = start(bundle, events)) {
            events.emit(new Event.Noted(
                    bundle.file() + " is signed by " + bundle.signer().keyId() + ", trusted because "
                            + bundle.signer().reason()));
            server.untilStopped(ready);
        }
    }

    /**
     * Starts the server; it answers when this returns. The caller closes the bundle, after the server.
     *
     * @param events hears of damaged blobs
     * @throws Problem exit 6 if the address is not available, or another server uses the overlay
     */
    public WebServer start(Bundle bundle, Events events) {
        BundleBlobs blobs = new BundleBlobs(bundle, events);
        LayeredStore store = LayeredStore.open(new BundleStore(bundle, blobs, events), pushing, events);
        try {
            return WebServer.start(address, identity, endpoints(bundle, blobs, store, events)::answer, events)
                    .closing(store);
        } catch (Problem e) {
            store.close();
            throw e;
        }
    }

    private Endpoints endpoints(Bundle bundle, BundleBlobs blobs, LayeredStore store, Events events) {
        Clock clock = Clock.systemUTC();
        Registrations registrations = Registrations.kept(state, expected, clock);
        Deliveries deliveries = new Deliveries(clock);
        return new Endpoints(
                new Distribution(store),
                pushers,
                new BundleAnswers(bundle, blobs),
                new NodeAnswers(registrations, new Relays(clock)),
                new PushedAnswers(store, pushers, deliveries),
                new SnapshotAnswers(snapshot),
                new StatusPage(bundle, registrations, deliveries, store::pushed, clock),
                deliveries,
                events);
    }
}
