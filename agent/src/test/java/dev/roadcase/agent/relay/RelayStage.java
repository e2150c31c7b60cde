package dev.roadcase.agent.relay;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.registry.CuttingProxy;
import dev.roadcase.agent.registry.Serving;
import dev.roadcase.agent.registry.TestIdentity;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.ListenAddress;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.WebServer;
import dev.roadcase.agent.registry.machine.RelayState;
import dev.roadcase.agent.tls.ServerIdentity;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A registry behind a counter of its bytes, and relays of machines that it knows. They show it who they are. */
final class RelayStage implements Closeable {
    private static final ListenAddress ANY = new ListenAddress("127.0.0.1", 0);

    private final Deque<Closeable> open = new ArrayDeque<>();
    private final Map<String, List<Event>> events = new TreeMap<>();
    private final Map<String, WebServer> relays = new TreeMap<>();
    private final Path folder;
    private final TestIdentity server;
    private final Map<String, TestIdentity> machines;
    private final CuttingProxy counter;
    private final URI registry;

    RelayStage(Path folder, TestIdentity server, Map<String, TestIdentity> machines, TestBundle written) {
        this.folder = folder;
        this.server = server;
        this.machines = machines;
        Path authority = together(folder.resolve("relays.crt"), machines);
        Bundle bundle = Bundle.open(written.write(folder.resolve("test.bundle")), written.trust());
        open.push(bundle);
        ServerIdentity identity =
                ServerIdentity.read(server.certificate(), server.key()).asking(authority);
        WebServer web = new Serving(ANY, Optional.of(identity), Optional.empty(), Set.of()).start(bundle, Events.NONE);
        open.push(web);
        counter = new CuttingProxy(web.url());
        open.push(counter);
        registry = URI.create(counter.url().replace("http:", "https:"));
    }

    private static Path together(Path file, Map<String, TestIdentity> machines) {
        try {
            StringBuilder all = new StringBuilder();
            for (TestIdentity each : machines.values()) {
                all.append(Files.readString(each.certificate()));
            }
            return Files.writeString(file, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The registry, through the counter. */
    URI registry() {
        return registry;
    }

    TestIdentity server() {
        return server;
    }

    /** Bytes that the registry has given, with those of TLS. */
    long given() {
        return counter.passed();
    }

    /** Starts the relay of a machine, with what an earlier one has left in its folder. Answers where the machine reaches it. */
    URI relay(String name) {
        List<Event> its = events.computeIfAbsent(name, key -> new CopyOnWriteArrayList<>());
        WebServer relay = new Relaying(name, registry, machines.get(name).talkingTo(server), ANY, folder.resolve(name))
                .start(its::add);
        relays.put(name, relay);
        open.push(relay);
        return relay.url();
    }

    /** A machine that answers others as the test says, at the port that it announces. */
    int stranger(String name, Function<Request, Answer> answers) {
        WebServer web = WebServer.start(ANY, Optional.empty(), answers, Events.NONE);
        open.push(web);
        int port = web.url().getPort();
        put(name, "/relay", new RelayState(port, 0, false).bytes());
        return port;
    }

    /** What this machine tells the registry. */
    void put(String name, String path, byte[] document) {
        HttpRequest request = HttpRequest.newBuilder(registry.resolve("/api/nodes/" + name + path))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(document))
                .build();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(machines.get(name).talkingTo(server).context())
                .build();
        try {
            if (client.send(request, BodyHandlers.discarding()).statusCode() != Answer.OK) {
                throw new IllegalStateException("the registry does not take it");
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void stop(String name) {
        relays.remove(name).close();
    }

    /** What the relay of this machine has said. */
    List<Event> events(String name) {
        return events.get(name);
    }

    /** A blob of the bundle, as the machine with this relay gets it. */
    static CompletableFuture<byte[]> blob(URI relay, Digest digest) {
        return CompletableFuture.supplyAsync(
                () -> get(relay.resolve(RelayedBlob.pathOf(digest))).body());
    }

    static HttpResponse<byte[]> get(URI url) {
        try {
            return HttpClient.newHttpClient().send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        while (!open.isEmpty()) {
            open.pop().close();
        }
    }
}
