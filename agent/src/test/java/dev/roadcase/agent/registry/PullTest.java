package dev.roadcase.agent.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.registry.Served.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("jdk")
class PullTest {
    private static final TestImage API = TestImage.oci("{\"os\":\"linux\"}", "the api's layer", "");
    private static final TestImage AMD64 = TestImage.docker("{\"architecture\":\"amd64\"}", "for amd64");
    private static final TestImage ARM64 = TestImage.docker("{\"architecture\":\"arm64\"}", "for arm64");
    private static final TestImage LIST = TestImage.index(
            MediaType.DOCKER_LIST,
            Map.of(Platform.LINUX_AMD64, AMD64),
            Map.of(Platform.parse("linux/arm64/v8"), ARM64));
    private static final Digest LAYER = Digest.of("the api's layer".getBytes(StandardCharsets.US_ASCII));

    @TempDir
    Path folder;

    @TempDir
    Path second;

    private Served served;

    @BeforeEach
    void serve() {
        served = Served.of(
                new TestBundle().image("quay.io/acme/api:2.3", API).image("docker.io/library/web:1", LIST), folder);
    }

    @AfterEach
    void stop() {
        served.close();
    }

    @Test
    void aRegistryIsRecognised() {
        Reply base = served.get("/v2/");
        assertThat(base.status()).isEqualTo(200);
        assertThat(base.header("Docker-Distribution-Api-Version")).isEqualTo("registry/2.0");
        assertThat(served.ask("HEAD", "/v2/").status()).isEqualTo(200);
        assertThat(served.get("/v2").header("Location")).isEqualTo("/v2/");
    }

    @Test
    void aTagGivesTheManifestByteForByte() {
        Reply manifest = served.get("/v2/acme/api/manifests/2.3");
        assertThat(manifest.status()).isEqualTo(200);
        assertThat(manifest.response().body()).isEqualTo(API.manifest());
        assertThat(manifest.header("Content-Type")).isEqualTo(MediaType.OCI_MANIFEST);
        assertThat(manifest.header("Docker-Content-Digest"))
                .isEqualTo(API.descriptor().digest().toString());
        assertThat(manifest.header("ETag"))
                .isEqualTo('"' + API.descriptor().digest().toString() + '"');
    }

    @Test
    void headSaysTheSameWithoutTheBody() {
        Reply head = served.ask("HEAD", "/v2/acme/api/manifests/2.3");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.response().body()).isEmpty();
        assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(API.manifest().length));
        assertThat(head.header("Docker-Content-Digest"))
                .isEqualTo(API.descriptor().digest().toString());
        Reply blob = served.ask("HEAD", "/v2/acme/api/blobs/" + LAYER);
        assertThat(blob.header("Content-Length")).isEqualTo("15");
        assertThat(blob.header("Accept-Ranges")).isEqualTo("bytes");
    }

    @Test
    void aPlatformOfAnIndexIsFoundByItsDigest() {
        Reply list = served.get("/v2/library/web/manifests/1");
        assertThat(list.header("Content-Type")).isEqualTo(MediaType.DOCKER_LIST);
        Reply member =
                served.get("/v2/library/web/manifests/" + AMD64.descriptor().digest());
        assertThat(member.response().body()).isEqualTo(AMD64.manifest());
        assertThat(member.header("Content-Type")).isEqualTo(MediaType.DOCKER_MANIFEST);
    }

    @Test
    void aPlatformThatWasLeftOutIsSaidToBe() {
        Reply member =
                served.get("/v2/library/web/manifests/" + ARM64.descriptor().digest());
        assertThat(member.status()).isEqualTo(404);
        assertThat(member.text())
                .contains("MANIFEST_UNKNOWN", "linux/arm64/v8 was left out", "carries library/web for linux/amd64");
    }

    @Test
    void aClientThatKnowsNoListsGetsLinuxAmd64ByTag() {
        Reply manifest = served.get("/v2/library/web/manifests/1", "Accept", MediaType.DOCKER_MANIFEST);
        assertThat(manifest.header("Docker-Content-Digest"))
                .isEqualTo(AMD64.descriptor().digest().toString());
        String byDigest = "/v2/library/web/manifests/" + LIST.descriptor().digest();
        assertThat(served.get(byDigest, "Accept", MediaType.DOCKER_MANIFEST).header("Content-Type"))
                .isEqualTo(MediaType.DOCKER_LIST);
    }

    @Test
    void ociTypesGoToClientsThatTakeThem() {
        String path = "/v2/acme/api/manifests/2.3";
        Reply refused = served.get(path, "Accept", MediaType.DOCKER_MANIFEST);
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text()).contains("MANIFEST_UNKNOWN", MediaType.OCI_MANIFEST);
        assertThat(served.get(path, "Accept", "*/*").status()).isEqualTo(200);
        String two = MediaType.DOCKER_MANIFEST + ";q=0.5, " + MediaType.OCI_MANIFEST;
        assertThat(served.get(path, "Accept", two).status()).isEqualTo(200);
    }

    @Test
    void whatAClientHoldsIsNotSentAgain() {
        String tag = '"' + API.descriptor().digest().toString() + '"';
        Reply manifest = served.get("/v2/acme/api/manifests/2.3", "If-None-Match", "\"x\", W/" + tag);
        assertThat(manifest.status()).isEqualTo(304);
        assertThat(manifest.response().body()).isEmpty();
        Reply blob = served.get("/v2/acme/api/blobs/" + LAYER, "If-None-Match", '"' + LAYER.toString() + '"');
        assertThat(blob.status()).isEqualTo(304);
    }

    @Test
    void anEmptyBlobIsServed() {
        Reply blob = served.get("/v2/acme/api/blobs/" + Digest.of(new byte[0]), "Range", "bytes=0-");
        assertThat(blob.status()).isEqualTo(200);
        assertThat(blob.header("Content-Length")).isEqualTo("0");
    }

    @Test
    void aBlobIsFoundOnlyUnderImagesThatHaveIt() {
        assertThat(served.get("/v2/acme/api/blobs/" + LAYER).text()).isEqualTo("the api's layer");
        Reply elsewhere = served.get("/v2/library/web/blobs/" + LAYER);
        assertThat(elsewhere.status()).isEqualTo(404);
        assertThat(elsewhere.text()).contains("BLOB_UNKNOWN");
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertThat(served.get("/v2/acme/db/manifests/1").text()).contains("NAME_UNKNOWN", "acme/db");
        Reply tag = served.get("/v2/acme/api/manifests/9");
        assertThat(tag.status()).isEqualTo(404);
        assertThat(tag.text()).contains("MANIFEST_UNKNOWN", "no tag 9", "it has 2.3");
        assertThat(served.get("/v2/acme/api/manifests/.INVALID").status()).isEqualTo(404);
        assertThat(served.get("/v2/acme/api/manifests/" + LAYER).text()).contains("MANIFEST_UNKNOWN");
        assertThat(served.get("/v2/acme/api/blobs/sha256:abc").status()).isEqualTo(400);
        assertThat(served.get("/v2/acme/api/blobs/sha256:abc").text()).contains("DIGEST_INVALID");
        assertThat(served.get("/v2/acme/api/blobs/sha512:" + "0".repeat(128)).status())
                .isEqualTo(404);
    }

    @Test
    void pushesAreRefused() {
        for (String method : new String[] {"POST", "PUT", "PATCH", "DELETE"}) {
            Reply reply = served.ask(method, "/v2/acme/api/manifests/1");
            assertThat(reply.status()).as(method).isEqualTo(405);
            assertThat(reply.text()).contains("UNSUPPORTED");
            assertThat(reply.header("Allow")).contains("GET, HEAD");
        }
        assertThat(served.ask("POST", "/v2/acme/api/blobs/uploads/").text()).contains("UNSUPPORTED", "--read-only");
    }

    /** "Each descriptor is of an image manifest or index in the same {name} namespace with a subject field". */
    @Test
    void whatTheBundleCarriesForAnImageIsListed() {
        PushedImage signature = PushedImage.with(
                "\"artifactType\":\"application/x\",\"subject\":"
                        + PushedImage.descriptor(MediaType.OCI_MANIFEST, API.manifest()) + ",",
                "{}",
                "a signature");
        TestImage carried = new TestImage(
                Descriptor.of(MediaType.OCI_MANIFEST, signature.manifest()),
                List.of(signature.manifest(), signature.config()),
                signature.layers());
        TestBundle both = new TestBundle()
                .image("quay.io/acme/api:2.3", API)
                .image("quay.io/acme/api:sig", carried)
                .image("quay.io/acme/other:1", API);
        try (Served signed = Served.of(both, second)) {
            String path = "/referrers/" + API.descriptor().digest();
            assertThat(signed.get("/v2/acme/api" + path).text())
                    .contains(signature.digest().toString(), "\"artifactType\":\"application/x\"");
            assertThat(signed.get("/v2/acme/api" + path + "?artifactType=application/y")
                            .text())
                    .contains("\"manifests\":[]");
            assertThat(signed.get("/v2/acme/other" + path).text()).contains("\"manifests\":[]");
        }
    }

    @Test
    void nothingRefersToAnImage() {
        String path = "/v2/acme/api/referrers/" + API.descriptor().digest();
        Reply reply = served.get(path + "?artifactType=application/x");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).isEqualTo(MediaType.OCI_INDEX);
        assertThat(reply.header("OCI-Filters-Applied")).isEqualTo("artifactType");
        assertThat(reply.text()).contains("\"manifests\":[]");
    }
}
