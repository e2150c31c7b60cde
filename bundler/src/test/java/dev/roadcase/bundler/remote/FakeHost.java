package dev.roadcase.bundler.remote;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import dev.roadcase.bundler.remote.retry.Retries;
import dev.roadcase.bundler.remote.retry.RetryPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Random;
import java.util.function.Consumer;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/** A host that answers what it is told to, for what no real one does. */
public final class FakeHost implements AutoCloseable {
    private final MockWebServer server = new MockWebServer();
    private final boolean secure;

    private FakeHost(boolean secure) {
        this.secure = secure;
    }

    public static FakeHost plain() {
        return new FakeHost(false).started();
    }

    public static FakeHost secure(SSLSocketFactory sockets) {
        FakeHost host = new FakeHost(true);
        host.server.useHttps(sockets);
        return host.started();
    }

    public FakeHost wantingCertificates() {
        server.requireClientAuth();
        return this;
    }

    private FakeHost started() {
        try {
            server.setServerSocketFactory(new PromptSockets());
            server.start();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String name() {
        return server.getHostName() + ":" + server.getPort();
    }

    public URI url(String path) {
        return URI.create((secure ? "https://" : "http://") + name() + path);
    }

    public Reference reference(String rest) {
        return Reference.parse(name() + "/" + rest);
    }

    /** Plain HTTP to this host, and more patience than it takes to answer on a busy machine. */
    public HostSettings settings() {
        return HostSettings.BARE.withPlainHttp(name()).withStall(Duration.ofMinutes(1));
    }

    /** To this host, once. */
    public Connections impatient() {
        return Connections.impatient(settings());
    }

    /** To this host, again and again; waits are told and not waited for. */
    public Connections patient(Consumer<Duration> waits) {
        return new Connections(
                settings(), new Retries(RetryPolicy.USUAL, Events.NONE, new Random(7), waits::accept), Events.NONE);
    }

    public RegistryClient client() {
        return new RegistryClient(settings());
    }

    /** One that soon takes silence for an answer. */
    public RegistryClient hastyClient() {
        return new RegistryClient(settings().withStall(Duration.ofMillis(700)));
    }

    public FakeHost answers(MockResponse.Builder response) {
        server.enqueue(response.build());
        return this;
    }

    /** What an answer is made from, where it depends on the question. */
    public interface Answers {
        MockResponse.Builder to(RecordedRequest request) throws InterruptedException;
    }

    public FakeHost answersBy(Answers answers) {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
                return answers.to(request).build();
            }
        });
        return this;
    }

    public FakeHost answers(byte[] body) {
        return answers(new MockResponse.Builder().body(new Buffer().write(body)));
    }

    public FakeHost answers(int status, String body) {
        return answers(new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body));
    }

    public RecordedRequest asked() {
        try {
            return server.takeRequest();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public int questions() {
        return server.getRequestCount();
    }

    @Override
    public void close() {
        server.close();
    }
}
