package dev.roadcase.bundler.reuse;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.bundler.remote.FakeHost;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import java.nio.file.Path;
import java.util.List;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageDocumentsTest {
    private static final TestImage IMAGE = TestImage.oci("{\"os\":\"linux\"}", "a layer");
    private static final byte[] MANIFEST = IMAGE.documents().get(0);

    @TempDir
    Path folder;

    private FakeHost host;
    private OlderBundles older;

    @BeforeEach
    void start() {
        host = FakeHost.plain();
        Path bundle =
                new TestBundle().image("quay.io/acme/api:1", IMAGE, "node").write(folder.resolve("old.bundle"));
        older = OlderBundles.open(folder.resolve("new.bundle"), List.of(bundle), Events.NONE);
    }

    @AfterEach
    void stop() {
        older.close();
        host.close();
    }

    @Test
    void whatATagNamesIsAskedForAndTheManifestTakenFromTheOlderBundle() {
        host.answers(new MockResponse.Builder()
                .setHeader("Docker-Content-Digest", IMAGE.descriptor().digest().toString()));
        assertThat(documents(older).manifest(host.reference("acme/api:1")).bytes())
                .isEqualTo(MANIFEST);
        assertThat(host.asked().getMethod()).isEqualTo("HEAD");
    }

    @Test
    void aDigestThatTheOlderBundleHasNeedsNoRegistry() {
        Reference pinned = Reference.parse("registry.invalid/acme/api:1")
                .withDigest(IMAGE.descriptor().digest());
        ImageManifest manifest =
                (ImageManifest) documents(older).manifest(pinned).content();
        assertThat(documents(older).config(pinned, manifest.config()))
                .isEqualTo("{\"os\":\"linux\"}".getBytes(US_ASCII));
    }

    @Test
    void aRegistryThatSaysNoDigestSendsTheManifest() {
        host.answers(new MockResponse.Builder()).answers(MANIFEST);
        assertThat(documents(older).manifest(host.reference("acme/api:1")).bytes())
                .isEqualTo(MANIFEST);
        assertThat(host.asked().getMethod()).isEqualTo("HEAD");
        assertThat(host.asked().getMethod()).isEqualTo("GET");
    }

    @Test
    void withoutAnOlderBundleTheManifestIsAskedForAtOnceAndOnlyOnce() {
        host.answers(MANIFEST);
        ImageDocuments documents = documents(OlderBundles.NONE);
        documents.manifest(host.reference("acme/api:1"));
        assertThat(host.asked().getMethod()).isEqualTo("GET");
        documents.manifest(
                host.reference("acme/api:1").withDigest(IMAGE.descriptor().digest()));
    }

    @Test
    void aLayerIsNotTakenForAManifest() {
        Descriptor layer = Descriptor.of(MediaType.OCI_LAYER_GZIP, "a layer".getBytes(US_ASCII));
        host.answers(new MockResponse.Builder()
                        .setHeader("Docker-Content-Digest", layer.digest().toString()))
                .answers(MANIFEST);
        assertThat(documents(older).manifest(host.reference("acme/api:1")).digest())
                .isEqualTo(IMAGE.descriptor().digest());
    }

    private ImageDocuments documents(OlderBundles from) {
        return new ImageDocuments(new RegistryClient(host.settings()), from);
    }
}
