package dev.roadcase.agent.node.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Role;
import dev.roadcase.agent.registry.Serving;
import dev.roadcase.agent.registry.TestIdentity;
import dev.roadcase.agent.registry.http.ListenAddress;
import dev.roadcase.agent.registry.http.WebServer;
import dev.roadcase.agent.registry.machine.MachineProgress;
import dev.roadcase.agent.registry.machine.Phase;
import dev.roadcase.agent.registry.machine.Registration;
import dev.roadcase.agent.runtime.mirror.RegistryAddress;
import dev.roadcase.agent.tls.ServerIdentity;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Machines that register at a real server, over TLS of both sides. */
@Tag("jdk")
@SuppressWarnings("try") // A server is there to be talked to, not to be named.
@Timeout(120)
class RegisteringTest {
    private static final Registration MACHINE = new Registration(
            "node-1",
            Role.NODE,
            Digest.of(new byte[0]),
            Phase.PROVISIONING,
            "loading <b>images</b>",
            new MachineProgress(1, 3, 2, 1000));

    @TempDir
    static Path shared;

    private static TestIdentity server;
    private static TestIdentity node;
    private static TestIdentity stranger;

    @TempDir
    Path folder;

    private final List<Event> events = new CopyOnWriteArrayList<>();
    private TestBundle written;
    private Path file;
    private int port;

    @BeforeAll
    static void make() {
        server = TestIdentity.of("localhost", "EC", shared);
        node = TestIdentity.of("node-1", "EC", shared);
        stranger = TestIdentity.of("node-2", "EC", shared);
    }

    @BeforeEach
    void write() throws IOException {
        written = new TestBundle();
        file = written.write(folder.resolve("test.bundle"));
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    @Test
    void aMachineIsListedAndShownAndRememberedOverARestart() throws Exception {
        try (Bundle bundle = open();
                WebServer registry = serve(bundle, node)) {
            assertThat(tell(node, MACHINE)).isTrue();
            assertThat(get("/api/nodes")).contains("\"name\":\"node-1\"", "\"imagesWanted\":3", "\"seen\":\"20");
            assertThat(get("/api/status")).contains("\"name\":\"node-1\"", "loading <b>images</b>");
        }
        try (Bundle bundle = open();
                WebServer registry = serve(bundle, node)) {
            assertThat(get("/api/nodes")).contains("\"name\":\"node-1\"");
        }
    }

    @Test
    void aMachineThatIsExpectedIsMissingUntilItIsHeardOf() throws Exception {
        try (Bundle bundle = open();
                WebServer registry = serve(bundle, node, Set.of("node-2", "node-1"))) {
            assertThat(get("/api/nodes")).isEqualTo("{\"nodes\":[],\"missing\":[\"node-1\",\"node-2\"]}");
            assertThat(tell(node, MACHINE)).isTrue();
            assertThat(get("/api/nodes")).contains("\"name\":\"node-1\"").endsWith("\"missing\":[\"node-2\"]}");
            assertThat(get("/api/status")).contains("\"missing\":[\"node-2\"]");
        }
    }

    @Test
    void whatIsNoMachinesNameIsNotExpected() {
        assertThatThrownBy(() -> new Serving(
                        new ListenAddress("127.0.0.1", port), Optional.empty(), Optional.empty(), Set.of("<b>")))
                .hasMessageContaining("not a machine's name");
    }

    @Test
    void aMachineCannotSpeakForAnother() throws Exception {
        try (Bundle bundle = open();
                WebServer registry = serve(bundle, stranger)) {
            tellInVain(stranger, MACHINE);
            assertThat(get("/api/nodes")).isEqualTo("{\"nodes\":[]}");
        }
    }

    @Test
    void aCertificateOfAnotherAuthorityIsNotTaken() throws Exception {
        try (Bundle bundle = open();
                WebServer registry = serve(bundle, stranger)) {
            tellInVain(node, MACHINE);
            assertThat(get("/api/nodes")).isEqualTo("{\"nodes\":[]}");
        }
    }

    @Test
    void aMachineWithoutACertificateIsRefusedAndToldWhy() throws Exception {
        try (Bundle bundle = open();
                WebServer registry = serve(bundle, node)) {
            HttpRequest request = HttpRequest.newBuilder(uri("/api/nodes/node-1"))
                    .PUT(HttpRequest.BodyPublishers.ofByteArray(MACHINE.bytes()))
                    .build();
            assertThat(client().send(request, BodyHandlers.ofString()))
                    .satisfies(reply -> assertThat(reply.statusCode()).isEqualTo(403))
                    .satisfies(reply -> assertThat(reply.body()).contains("DENIED", "--client-ca"));
        }
    }

    @Test
    void aRegistryThatComesLateIsToldThen() throws Exception {
        try (Reporter reporter = Reporter.start(Optional.of(clientOf(node)), () -> MACHINE, events::add)) {
            untilItComplains(reporter);
            assertThat(events).singleElement().asString().contains("does not answer yet");
            try (Bundle bundle = open();
                    WebServer registry = serve(bundle, node)) {
                assertThat(reporter.settle(Duration.ofSeconds(60))).isTrue();
                assertThat(get("/api/nodes")).contains("\"name\":\"node-1\"");
            }
        }
    }

    @Test
    void stepsOfTheWorkBecomeTheMachinesState() {
        MachineState state = new MachineState(MACHINE, events::add);
        state.emit(new Event.Began("loading 2 images"));
        state.emit(new Event.TransferMoved("an image", 24));
        state.emit(new Event.TransferEnded("an image"));
        assertThat(state.current().step()).isEqualTo("loading 2 images");
        assertThat(state.current().progress()).isEqualTo(new MachineProgress(2, 3, 2, 1024));
        state.ready();
        assertThat(state.current().phase()).isEqualTo(Phase.READY);
        assertThat(state.current().progress().images()).isEqualTo(3);
        assertThat(events).hasSize(3);
    }

    @Test
    void theLastStateIsKeptOnTheMachine() {
        StateFolder state = new StateFolder(folder);
        assertThat(state.kept()).isEmpty();
        try (StateFolder.StateLock alone = state.alone(Events.NONE)) {
            state.keep(MACHINE);
        }
        assertThat(state.kept()).contains(MACHINE);
    }

    @Test
    void whatTheRegistryMissedIsToldLater() throws Exception {
        StateFolder state = new StateFolder(folder);
        state.alone(Events.NONE).close();
        state.keep(MACHINE.in(Phase.READY, "ready"));
        try (Bundle bundle = open();
                WebServer registry = serve(bundle, node)) {
            assertThat(new LateReport(clientOf(node), folder, events::add)
                            .send()
                            .phase())
                    .isEqualTo(Phase.READY);
            assertThat(get("/api/nodes")).contains("\"phase\":\"ready\"");
        }
    }

    private boolean tell(TestIdentity who, Registration what) {
        try (Reporter reporter = Reporter.start(Optional.of(clientOf(who)), () -> what, events::add)) {
            return reporter.settle(Duration.ofSeconds(60));
        }
    }

    private void tellInVain(TestIdentity who, Registration what) {
        try (Reporter reporter = Reporter.start(Optional.of(clientOf(who)), () -> what, events::add)) {
            untilItComplains(reporter);
        }
    }

    private void untilItComplains(Reporter reporter) {
        while (events.stream().noneMatch(Event.Warned.class::isInstance)) {
            assertThat(reporter.settle(Duration.ofMillis(100))).isFalse();
        }
    }

    private RegistrationClient clientOf(TestIdentity who) {
        RegistryAddress address = RegistryAddress.parse("https://localhost:" + port, Optional.empty());
        return new RegistrationClient(address, who.talkingTo(server));
    }

    private Bundle open() {
        return Bundle.open(file, written.trust());
    }

    private WebServer serve(Bundle bundle, TestIdentity authority) {
        return serve(bundle, authority, Set.of());
    }

    private WebServer serve(Bundle bundle, TestIdentity authority, Set<String> expected) {
        ServerIdentity identity =
                ServerIdentity.read(server.certificate(), server.key()).asking(authority.certificate());
        ListenAddress address = new ListenAddress("127.0.0.1", port);
        Optional<Path> state = Optional.of(folder.resolve("state"));
        return new Serving(address, Optional.of(identity), state, expected).start(bundle, events::add);
    }

    private String get(String path) throws Exception {
        return client().send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString())
                .body();
    }

    private URI uri(String path) {
        return URI.create("https://localhost:" + port + path);
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().sslContext(server.trusting()).build();
    }
}
