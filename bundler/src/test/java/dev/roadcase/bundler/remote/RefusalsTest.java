package dev.roadcase.bundler.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private final FakeHost host = FakeHost.plain();
    private final Reference reference = host.reference("acme/api:2.3");

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aMissingTagIsAnsweredWithTheTagsThatExist() {
        host.answers(404, "").answers(200, "{\"name\":\"acme/api\",\"tags\":[\"1.0\",\"2.2\",\"2.3.1\"]}");
        Problem problem = problem(reference);
        assertThat(problem)
                .hasMessageContaining("fetch the manifest of " + reference + " failed")
                .hasMessageContaining("no such tag");
        assertThat(problem.advice()).contains("tags of " + reference.name() + " that exist: 2.3.1, 2.2, 1.0");
        assertThat(problem.exitCode()).isEqualTo(ExitCode.UPSTREAM);
    }

    @Test
    void ofManyTagsTheNearestAreShown() {
        String tags = IntStream.range(0, 500).mapToObj(n -> "\"1." + n + "\"").collect(Collectors.joining(","));
        host.answers(404, "").answers(200, "{\"tags\":[" + tags + ",\"2.2\",\"bad\\u001b[2Jtag\"]}");
        assertThat(problem(reference).advice().orElseThrow())
                .startsWith("tags of " + reference.name() + " that exist: 2.2, 1.0,")
                .endsWith("and 491 more")
                .doesNotContain("\u001b");
    }

    @Test
    void aRegistryThatListsNoTagsIsForgiven() {
        host.answers(404, "").answers(404, "");
        Problem problem = problem(reference);
        assertThat(problem).hasMessageContaining("has no such tag, or no such repository");
        assertThat(problem.advice()).isEmpty();
    }

    @Test
    void aMissingDigestIsNotCalledATag() {
        host.answers(404, "").answers(404, "");
        assertThat(problem(reference.pinnedTo(Digest.of(new byte[1])))).hasMessageContaining("has no such digest");
    }

    @Test
    void whatTheServerSaysIsCutAndCannotMoveTheCursor() {
        String said = "\u001b[2J\u202e" + "x".repeat(5000);
        host.answers(new MockResponse.Builder()
                .code(500)
                .setHeader("Content-Type", "text/plain; charset=utf-8")
                .body(said));
        assertThat(problem(reference).getMessage())
                .contains("answers with the status 500: \"?[2J?xxx")
                .doesNotContain("\u001b", "\u202e")
                .hasSizeLessThan(300);
    }

    @Test
    void aPageForBrowsersIsLeftOut() {
        host.answers(new MockResponse.Builder()
                .code(502)
                .setHeader("Content-Type", "text/html")
                .body("<html>Bad Gateway</html>"));
        assertThat(problem(reference).getMessage()).endsWith("answers with the status 502");
    }

    @Test
    void whoAsksTooOftenIsToldToWait() {
        host.answers(new MockResponse.Builder().code(429).setHeader("Retry-After", "60"));
        Problem problem = problem(reference);
        assertThat(problem).hasMessageContaining("asked too often");
        assertThat(problem.advice())
                .contains(
                        "try again later, after 60 seconds; it may give more to whom it knows: log in with `docker login "
                                + host.name() + "`");
    }

    @Test
    void aServerThatIsDownMaySayForHowLong() {
        host.answers(new MockResponse.Builder()
                .code(503)
                .setHeader("Date", "Wed, 21 Oct 2015 07:28:00 GMT")
                .setHeader("Retry-After", "Wed, 21 Oct 2015 08:28:00 GMT"));
        assertThat(problem(reference).advice()).contains("try again later, after 3600 seconds");
    }

    @Test
    void aStorageHostThatRefusesIsNotOneToLogInAt() {
        try (FakeHost storage = FakeHost.plain()) {
            host.answers(new MockResponse.Builder().code(307).setHeader("Location", storage.url("/x")));
            storage.answers(403, "");
            RegistryClient client = new RegistryClient(host.settings().withPlainHttp(storage.name()));
            Problem problem = catchThrowableOfType(Problem.class, () -> client.manifest(reference));
            assertThat(problem).hasMessageContaining(storage.name() + " does not let everybody read it");
            assertThat(problem.advice()).isEmpty();
        }
    }

    private Problem problem(Reference asked) {
        return catchThrowableOfType(Problem.class, () -> host.client().manifest(asked));
    }
}
