package dev.roadcase.agent.relay;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.http.ListenAddress;
import dev.roadcase.agent.registry.http.WebServer;
import dev.roadcase.agent.registry.machine.Registration;
import dev.roadcase.agent.tls.MachineIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a machine passes on what it receives.
 *
 * @param name of the machine, as in its certificate
 * @param registry that serves the bundle, and knows the other relays
 * @param identity of the machine, which it shows to the registry
 * @param address where this machine and others reach the relay
 * @param folder for blobs
 */
public record Relaying(String name, URI registry, MachineIdentity identity, ListenAddress address, Path folder) {
    public Relaying {
        Registration.requireName(name);
        if (identity.certificate().isEmpty()) {
            throw Problem.usage("a relay needs --tls-cert and --tls-key: the registry asks who it is");
        }
    }

    /**
     * Passes on until the process is told to stop (SIGINT, SIGTERM).
     *
     * @param ready told the address for this machine once the relay answers there
     */
    public void run(Events events, Consumer<URI> ready) {
        try (WebServer server = start(events)) {
            server.untilStopped(ready);
        }
    }

    /**
     * Starts it; it answers when this returns.
     *
     * @throws Problem exit 6 if the address is not available, or the folder cannot be written
     */
    public WebServer start(Events events) {
        RelayRate rate = new RelayRate();
        UpstreamServer server = UpstreamServer.registry(registry, identity.context());
        Upstreams upstreams = new Upstreams(name, server, events);
        Intake intake = Intake.in(folder, upstreams, rate, events);
        Announcing announcing = new Announcing(name, upstreams, intake, rate, events);
        RelayAnswers answers = new RelayAnswers(intake, upstreams, new CarriedSizes(server), announcing::now);
        WebServer web = WebServer.start(address, Optional.empty(), answers::answer, events)
                .closing(announcing::close)
                .closing(intake::close);
        announcing.start(web.url().getPort());
        events.emit(new Event.Noted(
                "passes on at port " + web.url().getPort() + " what comes from " + registry + " and other machines"));
        return web;
    }
}
