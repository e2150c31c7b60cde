package dev.roadcase.bundler.remote.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.Connections;
import dev.roadcase.bundler.remote.FakeHost;
import dev.roadcase.bundler.remote.file.FileClient;
import dev.roadcase.bundler.remote.part.ByteRange;
import dev.roadcase.bundler.remote.part.RemotePart;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import dev.roadcase.bundler.remote.retry.Retries;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MirrorsTest {
    private static final byte[] MANIFEST =
            ImageManifest.artifact("application/x", List.of()).bytes();

    private final FakeHost upstream = FakeHost.plain();
    private final FakeHost mirror = FakeHost.plain();
    private final Reference reference = upstream.reference("acme/api:2.3");
    private final List<Event> events = new ArrayList<>();

    @AfterEach
    void close() {
        upstream.close();
        mirror.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"mirror.example", "mirror.example:5000", "ftp://mirror.example", "https:///x"})
    void aMirrorHasAUrlOfTheWeb(String url) {
        assertThatThrownBy(() -> HostSettings.BARE.withMirror("quay.io", URI.create(url)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not the URL of a mirror (https://…)")
                .hasMessageNotContaining("null");
    }

    @Test
    void theUpstreamIsNotAskedUnasked() {
        mirror.answers(404, "").answers(404, "");
        assertThat(catchThrowableOfType(Problem.class, () -> new RegistryClient(settings()).manifest(reference)))
                .hasMessageContaining(mirror.name() + " has no such tag");
        assertThat(upstream.questions()).isZero();
    }

    @Test
    void theUpstreamIsAskedForWhatTheMirrorDoesNotHave() {
        mirror.answers(404, "").answers(404, "");
        upstream.answers(MANIFEST);
        assertThat(client().manifest(reference).bytes()).isEqualTo(MANIFEST);
    }

    @Test
    void theMirrorIsAskedAgainForOtherThings() {
        mirror.answers(404, "").answers(404, "").answers(MANIFEST);
        upstream.answers(MANIFEST);
        RegistryClient client = client();
        client.manifest(reference);
        client.manifest(reference);
        assertThat(upstream.questions()).isEqualTo(1);
        assertThat(events).allMatch(Event.Requested.class::isInstance);
    }

    @Test
    void aMirrorInTroubleIsSaidToBeAndNotAskedAgain() {
        mirror.answers(503, "");
        upstream.answers(MANIFEST).answers(MANIFEST);
        RegistryClient client = client();
        client.manifest(reference);
        client.manifest(reference);
        assertThat(mirror.questions()).isEqualTo(1);
        assertThat(events)
                .contains(new Event.Warned("fetch the manifest of " + reference + " failed: " + mirror.name()
                        + " answers with the status 503: asking " + upstream.name() + " instead"));
    }

    @Test
    void whereNobodyHasItBothAreNamed() {
        mirror.answers(403, "");
        upstream.answers(404, "").answers(404, "");
        Problem problem = catchThrowableOfType(Problem.class, () -> client().manifest(reference));
        assertThat(problem)
                .hasMessageContainingAll(
                        upstream.name() + " has no such tag",
                        "before that,",
                        mirror.name() + " does not let everybody read it");
    }

    @Test
    void partsComeFromTheUpstreamToo() throws IOException {
        mirror.answers(404, "");
        upstream.answers(MANIFEST);
        Descriptor blob = Descriptor.of("application/x", MANIFEST);
        try (RemotePart part = client().part(reference, blob, ByteRange.ALL, Optional.empty())) {
            assertThat(part.readAllBytes()).isEqualTo(MANIFEST);
        }
    }

    @Test
    void filesComeFromTheUpstreamToo() throws IOException {
        mirror.answers(404, "");
        upstream.answers(MANIFEST);
        FileClient files =
                new FileClient(new Connections(settings().withMirrorFallback(), Retries.none(), events::add));
        try (RemotePart part = files.part(upstream.url("/a.iso?b=c"), ByteRange.ALL, Optional.empty())) {
            assertThat(part.readAllBytes()).isEqualTo(MANIFEST);
        }
        assertThat(mirror.asked().getTarget()).isEqualTo("/below/a.iso?b=c");
        assertThat(upstream.asked().getTarget()).isEqualTo("/a.iso?b=c");
    }

    private HostSettings settings() {
        return upstream.settings().withPlainHttp(mirror.name()).withMirror(upstream.name(), mirror.url("/below/"));
    }

    private RegistryClient client() {
        return new RegistryClient(new Connections(settings().withMirrorFallback(), Retries.none(), events::add));
    }
}
