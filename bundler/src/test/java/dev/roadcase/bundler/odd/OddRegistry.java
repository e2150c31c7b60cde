package dev.roadcase.bundler.odd;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.PromptSockets;
import dev.roadcase.bundler.remote.host.HostSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/**
 * A registry on this machine that can give any answer. It holds what it is given, under every name, and answers as a
 * usual registry does; an {@link Oddity} changes some of its answers.
 */
public final class OddRegistry implements AutoCloseable {
    private record Stored(String type, byte[] bytes) {}

    /** What is odd about a registry: it may answer in the place of the usual answer. */
    @FunctionalInterface
    public interface Oddity {
        /** Another answer, or none where the usual one is given. */
        Optional<MockResponse.Builder> answer(RecordedRequest request, MockResponse.Builder usual);
    }

    private final Map<String, Stored> tagged = new ConcurrentHashMap<>();
    private final Map<String, Stored> byDigest = new ConcurrentHashMap<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final MockWebServer server = new MockWebServer();
    private Oddity oddity = (request, usual) -> Optional.empty();

    /** Starts it on a free port. */
    public OddRegistry() {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                requests.add(request.getMethod() + " " + request.getUrl().encodedPath());
                MockResponse.Builder usual = usual(request);
                return oddity.answer(request, usual).orElse(usual).build();
            }
        });
        try {
            server.setServerSocketFactory(new PromptSockets());
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Host and port. */
    public String name() {
        return server.getHostName() + ":" + server.getPort();
    }

    /** The full name of something in it. */
    public Reference reference(String rest) {
        return Reference.parse(name() + "/" + rest);
    }

    /** Plain HTTP to it, and more patience than it takes to answer on a busy machine. */
    public HostSettings settings() {
        return HostSettings.BARE.withPlainHttp(name()).withStall(Duration.ofMinutes(1));
    }

    /** {@code METHOD PATH} of all requests so far. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Puts this under {@code repository:tag}, and all that belongs to it. */
    public OddRegistry put(String name, OddContent content) {
        content.parts().forEach(part -> keep(content.type(), part));
        content.parts().forEach(part -> OddContent.declaredType(part).ifPresent(type -> keep(type, part)));
        keep(content.type(), content.root());
        tagged.put(name, new Stored(content.type(), content.root()));
        return this;
    }

    /** From now on it answers like this. */
    public OddRegistry behaving(Oddity odd) {
        oddity = odd;
        return this;
    }

    private void keep(String type, byte[] bytes) {
        byDigest.put(Digest.of(bytes).toString(), new Stored(type, bytes));
    }

    private MockResponse.Builder usual(RecordedRequest request) {
        String[] words = request.getUrl().encodedPath().substring(1).split("/");
        int last = words.length - 1;
        if (last < 3) {
            return new MockResponse.Builder().code(200);
        }
        if (words[last - 1].equals("referrers")) {
            return missing();
        }
        String repository = String.join("/", List.of(words).subList(1, last - 1));
        Optional<Stored> found = Optional.ofNullable(byDigest.get(words[last]))
                .or(() -> Optional.ofNullable(tagged.get(repository + ":" + words[last])));
        boolean blob = words[last - 1].equals("blobs");
        return found.map(stored -> answer(request, stored, blob)).orElseGet(OddRegistry::missing);
    }

    private static MockResponse.Builder answer(RecordedRequest request, Stored stored, boolean blob) {
        MockResponse.Builder response = new MockResponse.Builder()
                .setHeader("Content-Type", blob ? "application/octet-stream" : stored.type())
                .setHeader("Docker-Content-Digest", Digest.of(stored.bytes()).toString());
        return request.getMethod().equals("HEAD")
                ? response.setHeader("Content-Length", stored.bytes().length)
                : response.body(new Buffer().write(stored.bytes()));
    }

    private static MockResponse.Builder missing() {
        return new MockResponse.Builder()
                .code(404)
                .setHeader("Content-Type", "application/json")
                .body("{\"errors\":[{\"code\":\"MANIFEST_UNKNOWN\",\"message\":\"manifest unknown\"}]}");
    }

    @Override
    public void close() {
        server.close();
    }
}
