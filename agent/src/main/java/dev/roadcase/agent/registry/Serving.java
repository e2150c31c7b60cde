package dev.roadcase.agent.registry;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.tls.ServerIdentity;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Serves a bundle for as long as the process runs.
 *
 * @param address where to listen
 * @param identity for TLS
 * @param state the folder that keeps what machines said of themselves; without one it is forgotten at the end
 * @param expected names of machines that are to register: those that have not are shown as missing
 */
public record Serving(
        ListenAddress address, Optional<ServerIdentity> identity, Optional<Path> state, Set<String> expected) {
    public Serving {
        expected = Collections.unmodifiableSet(new TreeSet<>(expected));
        expected.forEach(Registration::requireName);
    }

    /**
     * Serves until the process is told to stop (SIGINT, SIGTERM), which lets transfers under way end for up to five
     * seconds.
     *
     * @param ready told the address once the server answers there
     */
    public void run(Bundle bundle, Events events, Consumer<URI> ready) {
        try (RegistryServer server = RegistryServer.start(bundle, this, events)) {
            Runtime.getRuntime().addShutdownHook(new Thread(server::close, "registry-stop"));
            events.emit(new Event.Noted(
                    bundle.file() + " is signed by " + bundle.signer().keyId() + ", trusted because "
                            + bundle.signer().reason()));
            ready.accept(server.url());
            server.awaitClosed();
        } catch (InterruptedException e) {
            throw Problem.interrupted();
        }
    }
}
