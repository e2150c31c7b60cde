package dev.roadcase.bundler.odd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.odd.OddRegistry.Oddity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Registries that answer in their own way: an image is prepared from each of them, or the reason is said. */
class OddAnswersTest {
    private static final String IMAGE = "acme/odd:1";

    /** @param holds what the registry does: the name of the case */
    private record Odd(String holds, Oddity oddity) {
        @Override
        public String toString() {
            return holds;
        }
    }

    @TempDir
    Path work;

    private final OddRegistry registry = new OddRegistry()
            .put(IMAGE, OddContent.index(OddImage.of("it").content().on("linux/amd64")));

    @AfterEach
    void stop() {
        registry.close();
    }

    static Stream<Odd> taken() {
        return Stream.of(heads(), headers(), bodies(), places(), logins()).flatMap(List::stream);
    }

    private static List<Odd> heads() {
        return Stream.of(400, 401, 403, 404, 405, 406, 410, 500, 501, 502)
                .map(status -> new Odd("HEAD is refused with " + status, head(status)))
                .toList();
    }

    private static List<Odd> headers() {
        return List.of(
                new Odd(
                        "no Docker-Content-Digest",
                        (request, usual) -> usually(usual).without("Docker-Content-Digest")),
                new Odd(
                        "a Docker-Content-Digest of HEAD that is another",
                        (request, usual) -> request.getMethod().equals("HEAD")
                                ? usually(usual).with("Docker-Content-Digest", "sha256:" + "0".repeat(64))
                                : Optional.empty()),
                new Odd(
                        "a Docker-Content-Digest that is none",
                        (request, usual) -> usually(usual).with("Docker-Content-Digest", "W/\"x\"")),
                new Odd("no Content-Type", (request, usual) -> usually(usual).without("Content-Type")),
                new Odd(
                        "a Content-Type for everything",
                        (request, usual) -> usually(usual).with("Content-Type", "application/octet-stream")),
                new Odd(
                        "a Content-Type in capitals",
                        (request, usual) -> usually(usual).with("Content-Type", "Application/JSON;Charset=UTF-8")),
                new Odd(
                        "an index that is called Docker's",
                        (request, usual) ->
                                isManifest(request) && !request.getTarget().contains("sha256:")
                                        ? usually(usual).with("Content-Type", MediaType.DOCKER_LIST)
                                        : Optional.empty()),
                new Odd(
                        "cookies and unknown headers",
                        (request, usual) -> usually(usual).with("Set-Cookie", "a=b; HttpOnly")));
    }

    private static List<Odd> bodies() {
        return List.of(
                new Odd(
                        "bodies in chunks, without a length",
                        (request, usual) ->
                                Optional.ofNullable(usual.getBody()).map(body -> usual.chunkedBody(bytes(usual), 7))),
                new Odd(
                        "documents under gzip, which nobody asked for",
                        (request, usual) -> isLayer(request)
                                ? Optional.empty()
                                : Optional.ofNullable(usual.getBody())
                                        .map(body -> usual.body(new Buffer()
                                                        .write(OddImage.gzip(
                                                                bytes(usual).readByteArray())))
                                                .setHeader("Content-Encoding", "gzip"))),
                new Odd(
                        "documents that are called gzip and are none",
                        (request, usual) -> usually(usual).with("Content-Encoding", "gzip")),
                new Odd("no parts of blobs", (request, usual) -> usually(usual).with("Accept-Ranges", "none")));
    }

    private static List<Odd> places() {
        return List.of(
                new Odd("blobs in another place", redirecting(307, 1)),
                new Odd("everything five places further", redirecting(302, 5)),
                new Odd("a redirect without a host", redirecting(308, 2)));
    }

    private static List<Odd> logins() {
        return List.of(
                new Odd(
                        "a token for everybody",
                        token("Bearer realm=\"{realm}\",service=\"s\",scope=\"repository:acme/odd:pull\"")),
                new Odd(
                        "a challenge in small letters, with spaces",
                        token("bearer realm = \"{realm}\" , service = \"s\"")),
                new Odd("a challenge without service and scope", token("Bearer realm=\"{realm}\"")),
                new Odd("a challenge whose values have no quotes", token("Bearer service=s,realm={realm}")),
                new Odd("a place of tokens without a host", token("Bearer realm=\"/token\"")),
                new Odd("two schemes in one header", token("Basic realm=\"r\", Bearer realm=\"{realm}\"")),
                new Odd(
                        "a scheme that nobody knows before it",
                        token("Negotiate, Bearer realm=\"{realm}\",error=\"insufficient_scope\"")));
    }

    @ParameterizedTest
    @MethodSource("taken")
    void whatDockerTakesIsTaken(Odd odd) {
        registry.behaving(odd.oddity());
        OddDemo demo = new OddDemo(work, registry);
        try (Bundle bundle = demo.verified(demo.prepare("linux/amd64", IMAGE))) {
            assertThat(new Contents(bundle).images()).hasSize(1);
        }
    }

    /** With an older bundle the digest of the tag is asked for by HEAD. */
    @ParameterizedTest
    @MethodSource("taken")
    void andAgainWithAnOlderBundle(Odd odd) {
        OddDemo demo = new OddDemo(work, registry);
        demo.prepare("linux/amd64", IMAGE);
        registry.behaving(odd.oddity());
        try (Bundle bundle = demo.verified(demo.prepare("linux/amd64", IMAGE))) {
            assertThat(new Contents(bundle).images()).hasSize(1);
        }
    }

    @Test
    void aRefusalOfGetIsTheReason() {
        registry.behaving((request, usual) -> isManifest(request) ? status(403) : Optional.empty());
        Problem problem =
                catchThrowableOfType(Problem.class, () -> new OddDemo(work, registry).prepare("linux/amd64", IMAGE));
        assertThat(problem).hasMessageContaining(registry.name() + " does not let everybody read it");
        assertThat(registry.requests())
                .filteredOn(each -> each.contains("/manifests/"))
                .hasSize(2);
    }

    @Test
    void aDigestThatIsAnotherIsRefused() {
        registry.behaving((request, usual) ->
                isManifest(request) && request.getMethod().equals("GET")
                        ? usually(usual).with("Docker-Content-Digest", "sha256:" + "0".repeat(64))
                        : Optional.empty());
        Problem problem =
                catchThrowableOfType(Problem.class, () -> new OddDemo(work, registry).prepare("linux/amd64", IMAGE));
        assertThat(problem).hasMessageContaining("says it is").hasMessageContaining(IMAGE);
    }

    private static Oddity head(int status) {
        return (request, usual) ->
                request.getMethod().equals("HEAD") && isManifest(request) ? status(status) : Optional.empty();
    }

    private static Optional<MockResponse.Builder> status(int status) {
        return Optional.of(new MockResponse.Builder().code(status));
    }

    /** So many times to a place with one slash more, and from there back. */
    private static Oddity redirecting(int status, int times) {
        Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();
        return (request, usual) -> {
            String place = request.getMethod() + request.getTarget();
            boolean more =
                    asked.computeIfAbsent(place, key -> new AtomicInteger()).getAndIncrement() % (times + 1) < times;
            return more
                    ? Optional.of(new MockResponse.Builder().code(status).setHeader("Location", request.getTarget()))
                    : Optional.empty();
        };
    }

    /** Whoever has no token is told where to get one. */
    private static Oddity token(String challenge) {
        return (request, usual) -> {
            String host = "http://" + request.getHeaders().get("Host");
            if (request.getTarget().startsWith("/token")) {
                return Optional.of(new MockResponse.Builder().body("{\"access_token\":\"a:b|c\",\"expires_in\":60}"));
            }
            boolean known = "Bearer a:b|c".equals(request.getHeaders().get("Authorization"));
            return known
                    ? Optional.empty()
                    : Optional.of(new MockResponse.Builder()
                            .code(401)
                            .setHeader("WWW-Authenticate", challenge.replace("{realm}", host + "/token")));
        };
    }

    private static boolean isManifest(RecordedRequest request) {
        return request.getTarget().contains("/manifests/");
    }

    private static boolean isLayer(RecordedRequest request) {
        return request.getHeaders().get("Range") != null
                || request.getTarget().contains(OddImage.forms("it").get(1).hex());
    }

    private static Buffer bytes(MockResponse.Builder usual) {
        Buffer bytes = new Buffer();
        try {
            usual.getBody().writeTo(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes;
    }

    private static Headers usually(MockResponse.Builder usual) {
        return new Headers(usual);
    }

    private record Headers(MockResponse.Builder usual) {
        Optional<MockResponse.Builder> with(String name, String value) {
            return Optional.of(usual.setHeader(name, value));
        }

        Optional<MockResponse.Builder> without(String name) {
            return Optional.of(usual.removeHeader(name));
        }
    }
}
