package dev.roadcase.bundler.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.debian.DebianArchive;
import dev.roadcase.bundler.debian.DebianMirror;
import dev.roadcase.bundler.remote.Connections;
import dev.roadcase.bundler.remote.FakeHost;
import dev.roadcase.bundler.remote.host.HostSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HostsTest {
    private final FakeHost host = FakeHost.plain();
    private final FakeHost other = FakeHost.plain();
    private final List<Event> events = new ArrayList<>();

    @AfterEach
    void stop() {
        host.close();
        other.close();
    }

    @Test
    void whatIsThereIsNoProblem() {
        host.answers(answer(200)).answers(answer(200));
        other.answers(answer(200));
        assertThat(problems(
                        List.of(host.reference("acme/api:1"), host.reference("acme/web:1")),
                        List.of(other.url("/tool.tar.gz"))))
                .isEmpty();
        assertThat(events).isEmpty();
    }

    @Test
    void everyHostThatRefusesIsNamedWithWhatToDo() {
        host.answersBy(request -> answer(401).setHeader("WWW-Authenticate", "Basic realm=\"registry\""));
        other.answersBy(request -> answer(404));
        List<Problem> problems = problems(List.of(host.reference("acme/api:1")), List.of(other.url("/gone.tar.gz")));
        assertThat(problems).hasSize(2);
        Problem together = Problem.together(problems);
        assertThat(together)
                .hasMessageContainingAll(host.name() + " asks for a login", other.name() + " has no such file");
        assertThat(together.getMessage()).hasLineCount(2);
        assertThat(together.advice())
                .hasValueSatisfying(advice -> assertThat(advice).contains("docker login " + host.name()));
    }

    @Test
    void whatWillBeDownloadedIsAsLargeAsItsServersSay() {
        host.answers(answer(200).setHeader("Content-Length", 700));
        other.answers(answer(200).setHeader("Content-Length", 90)).answers(answer(405));
        List<URI> files = List.of(host.url("/large"), other.url("/unmoved"), other.url("/silent"));
        Set<URI> downloads = Set.of(files.get(0), files.get(2));
        Needs needs = new Needs(List.of(), files, downloads, List.of());
        Findings found = hosts().look(needs);
        assertThat(found).isEqualTo(new Findings(List.of(), Map.of(files.get(0), 700L, files.get(1), 90L)));
        assertThat(needs.downloadBytes(found.sizes())).isEqualTo(700);
    }

    @Test
    void ofAHostThatIsNotThereNothingMoreIsAsked() {
        List<Problem> problems = problems(
                List.of(Reference.parse("localhost:1/acme/api:1"), Reference.parse("localhost:1/acme/web:1")),
                List.of(URI.create("http://localhost:1/tool")));
        assertThat(problems).hasSize(1);
        assertThat(problems.get(0)).hasMessageContaining("localhost:1");
    }

    @Test
    void aMirrorThatHasNoSuchSuiteIsNamed() {
        host.answersBy(request -> answer(404));
        DebianMirror mirror =
                new DebianMirror(host.url("/debian"), List.of("bookworm"), List.of("main"), Path.of("/no/keyring"));
        Needs needs = new Needs(List.of(), List.of(), Set.of(), List.of(mirror));
        assertThat(hosts(mirror).problems(needs))
                .hasSize(1)
                .allSatisfy(problem -> assertThat(problem).hasMessageContaining("/debian/dists/bookworm/InRelease"));
    }

    @Test
    void aClockThatIsOffIsAWarningWhereItDoesNoHarm() {
        host.answers(dated(answer(200), Instant.now().plusSeconds(86_400)));
        assertThat(problems(List.of(), List.of(host.url("/tool")))).isEmpty();
        assertThat(events)
                .hasSize(1)
                .allSatisfy(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                Event.Warned.class,
                                warned -> assertThat(warned.fact())
                                        .startsWith("this machine's clock says 2")
                                        .contains("but for " + host.name() + " it is 2")));
    }

    @Test
    void aClockThatIsOffIsSaidWithWhatMayComeOfIt() {
        host.answers(dated(answer(403), Instant.now().minusSeconds(86_400)))
                .answers(dated(answer(404), Instant.now().minusSeconds(86_400)))
                .answers(dated(answer(404), Instant.now().minusSeconds(86_400)));
        List<Problem> problems = problems(List.of(), List.of(host.url("/tool"), host.url("/gone")));
        assertThat(problems).hasSize(2);
        assertThat(problems.get(1)).hasMessageStartingWith("this machine's clock says");
        assertThat(problems.get(1).advice())
                .hasValueSatisfying(advice -> assertThat(advice).startsWith("set the clock"));
    }

    @Test
    void oneServerWhoseOwnClockIsOffSaysNothingOfOurs() {
        host.answers(dated(answer(200), Instant.now().plusSeconds(86_400)));
        other.answers(dated(answer(200), Instant.now()));
        assertThat(problems(List.of(), List.of(host.url("/tool"), other.url("/tool"))))
                .isEmpty();
        assertThat(events).isEmpty();
    }

    private List<Problem> problems(List<Reference> images, List<URI> files) {
        return hosts().problems(new Needs(images, files, Set.of(), List.of()));
    }

    private Hosts hosts(DebianMirror... mirrors) {
        HostSettings settings = host.settings().withPlainHttp(other.name()).withPlainHttp("localhost:1");
        DebianArchive debian = new DebianArchive(List.of(mirrors), settings, this::hear, Clock.systemUTC());
        return new Hosts(Connections.of(settings, this::hear), debian, this::hear);
    }

    /** Which questions were asked, and in which order, is not what a user is told. */
    private synchronized void hear(Event event) {
        if (!(event instanceof Event.Requested)) {
            events.add(event);
        }
    }

    private static MockResponse.Builder answer(int status) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Docker-Content-Digest", Digest.of(new byte[0]).toString());
    }

    private static MockResponse.Builder dated(MockResponse.Builder answer, Instant instant) {
        return answer.setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(instant.atOffset(ZoneOffset.UTC)));
    }
}
