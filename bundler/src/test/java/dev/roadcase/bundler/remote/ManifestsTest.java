package dev.roadcase.bundler.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.registry.PulledManifest;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {
    private static final byte[] MANIFEST =
            ImageManifest.artifact("application/x", List.of()).bytes();

    private final FakeHost host = FakeHost.plain();
    private final Reference tagged = host.reference("acme/api:2.3");

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void aTagGivesTheBytesAsTheyAre() {
        host.answers(MANIFEST);
        PulledManifest pulled = host.client().manifest(tagged);
        assertThat(pulled.bytes()).isEqualTo(MANIFEST);
        assertThat(pulled.digest()).isEqualTo(Digest.of(MANIFEST));
        assertThat(pulled.mediaType()).isEqualTo(MediaType.OCI_MANIFEST);
    }

    @Test
    void theQuestionTakesEveryTypeOfOciAndDockerAndNoCompression() {
        host.answers(MANIFEST);
        host.client().manifest(tagged);
        RecordedRequest asked = host.asked();
        assertThat(asked.getTarget()).isEqualTo("/v2/acme/api/manifests/2.3");
        assertThat(asked.getHeaders().get("Accept"))
                .contains(
                        MediaType.OCI_INDEX, MediaType.OCI_MANIFEST, MediaType.DOCKER_LIST, MediaType.DOCKER_MANIFEST);
        assertThat(asked.getHeaders().get("Accept-Encoding")).isEqualTo("identity");
    }

    @Test
    void aDigestIsAskedForInThePlaceOfTheTagBesideIt() {
        host.answers(MANIFEST);
        host.client().manifest(tagged.withDigest(Digest.of(MANIFEST)));
        assertThat(host.asked().getTarget()).endsWith("/manifests/" + Digest.of(MANIFEST));
    }

    @Test
    void anIndexIsReadAsOne() {
        byte[] index = new ImageIndex(MediaType.DOCKER_LIST, List.of(), Map.of()).bytes();
        host.answers(index);
        assertThat(host.client().manifest(tagged).content()).isInstanceOf(ImageIndex.class);
    }

    @Test
    void anotherContentThanTheDigestIsRefused() {
        Digest wanted = Digest.of(new byte[1]);
        host.answers(MANIFEST);
        Problem problem = problem(tagged.withDigest(wanted));
        assertThat(problem)
                .hasMessageContainingAll(
                        host.name(), wanted.toString(), Digest.of(MANIFEST).toString(), "acme/api:2.3");
        assertThat(problem.exitCode()).isEqualTo(ExitCode.UPSTREAM);
    }

    @Test
    void aRegistryThatSaysAnotherDigestThanItSendsIsRefused() {
        host.answers(new MockResponse.Builder()
                .setHeader("Docker-Content-Digest", Digest.of(new byte[1]))
                .body(new Buffer().write(MANIFEST)));
        assertThat(problem(tagged))
                .hasMessageContaining("says it is")
                .hasMessageContaining(Digest.of(MANIFEST).hex());
    }

    @Test
    void aDigestOfAnotherAlgorithmSaysNothing() {
        host.answers(new MockResponse.Builder()
                .setHeader("Docker-Content-Digest", "sha512:" + "0".repeat(128))
                .body(new Buffer().write(MANIFEST)));
        assertThat(host.client().manifest(tagged).digest()).isEqualTo(Digest.of(MANIFEST));
    }

    @Test
    void aManifestOfAHundredMebibytesIsNotReadToItsEnd() {
        host.answers(new MockResponse.Builder().chunkedBody(new Buffer().write(new byte[100 << 20]), 1 << 20));
        assertThat(problem(tagged)).hasMessageContaining("more than " + Json.LARGEST_DOCUMENT + " bytes");
    }

    @Test
    void schemaOneIsRefusedWithAdvice() {
        host.answers("{\"schemaVersion\":1,\"name\":\"acme/api\"}".getBytes(UTF_8));
        assertThat(problem(tagged)).hasMessageContaining("schema 1").hasMessageContaining("push it again");
    }

    @Test
    void aPageForBrowsersIsNoManifest() {
        host.answers("<html>Welcome to the hotel's network".getBytes(UTF_8));
        assertThat(problem(tagged)).hasMessageContainingAll("fetch the manifest of " + tagged, "not JSON");
    }

    @Test
    void aManifestThatIsCalledAnIndexIsRefused() {
        host.answers(new MockResponse.Builder()
                .setHeader("Content-Type", MediaType.OCI_INDEX)
                .body(new Buffer().write(MANIFEST)));
        assertThat(problem(tagged)).hasMessageContaining("calls it " + MediaType.OCI_INDEX);
    }

    @Test
    void whatExistsIsTold() {
        host.answers(200, "").answers(404, "");
        assertThat(host.client().exists(tagged)).isTrue();
        assertThat(host.client().exists(tagged)).isFalse();
        assertThat(host.asked().getMethod()).isEqualTo("HEAD");
    }

    @ParameterizedTest
    @ValueSource(ints = {405, 501})
    void aRegistryThatAnswersNoSuchQuestionDoesNotSay(int status) {
        host.answers(status, "");
        assertThat(host.client().exists(tagged)).isFalse();
    }

    private Problem problem(Reference reference) {
        return catchThrowableOfType(Problem.class, () -> host.client().manifest(reference));
    }
}
