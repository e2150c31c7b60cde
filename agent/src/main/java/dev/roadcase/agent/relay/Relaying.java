package dev.roadcase.agent.relay;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.http.ListenAddress;
import dev.roadcase.agent.registry.http.WebServer;
import dev.roadcase.agent.registry.machine.KnownRelay;
import dev.roadcase.agent.registry.machine.Registration;
import dev.roadcase.agent.tls.MachineIdentity;
import dev.roadcase.agent.tls.ServerIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * How a machine passes on what it receives.
 *
 * @param name of the machine, as in its certificate
 * @param registry that serves the bundle, and knows the other relays
 * @param identity of the machine, with a certificate that is good for a server too
 * @param relays PEM file of the authority that signed the certificates of all relays
 * @param address where other machines reach this relay, by TLS
 * @param own where this machine reaches it: an address that no other machine has a way to
 * @param folder for blobs
 */
public record Relaying(
        String name,
        URI registry,
        MachineIdentity identity,
        Path relays,
        ListenAddress address,
        ListenAddress own,
        Path folder) {
    public Relaying {
        Registration.requireName(name);
        if (identity.certificate().isEmpty()) {
            throw Problem.usage("a relay needs --tls-cert and --tls-key: other machines ask who it is");
        }
    }

    /**
     * Passes on until the process is told to stop (SIGINT, SIGTERM).
     *
     * @param ready told the address for this machine once the relay answers there
     */
    public void run(Events events, Consumer<URI> ready) {
        try (WebServer server = start(events)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "relay-stop"));
            ready.accept(server.url());
            server.awaitClosed();
        } catch (InterruptedException e) {
            throw Problem.interrupted();
        }
    }

    /**
     * Starts it; it answers when this returns. Closing the server for this machine closes all of it.
     *
     * @throws Problem exit 6 if an address is not available, or the folder cannot be written
     */
    public WebServer start(Events events) {
        RelayRate rate = new RelayRate();
        UpstreamServer server = UpstreamServer.registry(registry, identity.context());
        Upstreams upstreams = new Upstreams(name, server, toRelays(), events);
        Intake intake = Intake.in(folder, upstreams, rate, events);
        RelayAnswers answers = new RelayAnswers(intake, upstreams, new CarriedSizes(server));
        WebServer others = WebServer.start(address, Optional.of(serverIdentity()), answers::answer, events);
        Announcing announcing = new Announcing(name, others.url().getPort(), upstreams, intake, rate, events);
        WebServer web = WebServer.start(own, Optional.empty(), answers::answer, events)
                .closing(announcing::close)
                .closing(others)
                .closing(intake::close);
        announcing.start();
        events.emit(new Event.Noted("passes on at " + others.url() + " what it receives from " + registry));
        return web;
    }

    private ServerIdentity serverIdentity() {
        return ServerIdentity.read(
                        identity.certificate().orElseThrow(), identity.key().orElseThrow())
                .asking(relays);
    }

    private Function<KnownRelay, UpstreamServer> toRelays() {
        SSLContext tls = new MachineIdentity(Optional.of(relays), identity.certificate(), identity.key()).context();
        return relay -> UpstreamServer.relay(relay.name(), relay.url(), tls);
    }
}
