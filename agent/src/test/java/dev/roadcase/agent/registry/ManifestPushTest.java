package dev.roadcase.agent.registry;

import static dev.roadcase.agent.registry.PushedImage.bytes;
import static dev.roadcase.agent.registry.PushedImage.descriptor;
import static dev.roadcase.agent.registry.PushedImage.digest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.ContentDigest;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.DigestAlgorithm;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.registry.Served.Reply;
import dev.roadcase.agent.registry.overlay.Pushing;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OCI distribution spec 1.1, "Pushing Manifests", "Listing Tags", "Listing Referrers", "Content Management". */
class ManifestPushTest {
    private static final TestImage BUNDLED = TestImage.oci("{\"os\":\"linux\"}", "the bundle's layer");
    private static final PushedImage IMAGE = PushedImage.of("{\"os\":\"linux\"}", "a layer", "another");
    private static final String MANIFESTS = "/v2/own/app/manifests/";
    private static final String OCI = "Content-Type";

    @TempDir
    Path folder;

    private Served served;

    @BeforeEach
    void serve() {
        served = Served.of(
                new TestBundle().image("quay.io/acme/api:1", BUNDLED), folder, Pushing.to(folder.resolve("overlay")));
    }

    @AfterEach
    void stop() {
        served.close();
    }

    /** "The registry MUST store the manifest in the exact byte representation provided by the client", and answer 201. */
    @Test
    void aManifestIsKeptByteForByte() {
        Reply created = IMAGE.blobsTo(served, "own/app").put(served, "own/app", "1.0");
        assertThat(created.status()).isEqualTo(201);
        assertThat(created.header("Docker-Content-Digest"))
                .isEqualTo(IMAGE.digest().toString());
        for (String reference : List.of("1.0", IMAGE.digest().toString())) {
            Reply pulled = served.get(MANIFESTS + reference);
            assertThat(pulled.response().body()).isEqualTo(IMAGE.manifest());
            assertThat(pulled.header("Content-Type")).isEqualTo(MediaType.OCI_MANIFEST);
        }
        assertThat(served.get(created.header("Location")).response().body()).isEqualTo(IMAGE.manifest());
        stop();
        serve();
        assertThat(served.get(MANIFESTS + "1.0").response().body()).isEqualTo(IMAGE.manifest());
    }

    /** "MUST be equal to the client provided digest." */
    @Test
    void aManifestHasTheDigestThatItsClientSays() {
        IMAGE.blobsTo(served, "own/app");
        assertThat(IMAGE.put(served, "own/app", digest(bytes("x")).toString()).text())
                .contains("DIGEST_INVALID");
        assertThat(IMAGE.put(served, "own/app", "sha256:baddigest").status()).isEqualTo(400);
        assertThat(IMAGE.put(served, "own/app", IMAGE.digest().toString()).status())
                .isEqualTo(201);
        assertThat(served.get("/v2/own/app/tags/list").text()).contains("\"tags\":[]");
        ContentDigest long512 = ContentDigest.of(DigestAlgorithm.SHA512, IMAGE.manifest());
        Reply created = IMAGE.put(served, "own/app", long512 + "?tag=long");
        assertThat(created.header("Docker-Content-Digest")).isEqualTo(long512.toString());
        assertThat(served.get(MANIFESTS + "long").header("Docker-Content-Digest"))
                .isEqualTo(long512.toString());
    }

    /** "SHOULD support pushing at least 10 tags per request", and "MUST include an OCI-Tag response header". */
    @Test
    void tagsComeWithADigest() {
        List<String> tags =
                IntStream.range(0, 12).mapToObj(i -> "v" + i + "x".repeat(120)).toList();
        String query = tags.stream().map(tag -> "tag=" + tag).collect(Collectors.joining("&"));
        Reply created = IMAGE.blobsTo(served, "own/app").put(served, "own/app", IMAGE.digest() + "?" + query);
        assertThat(created.header("OCI-Tag").split(", ")).containsExactlyElementsOf(tags);
        assertThat(served.get(MANIFESTS + tags.get(11)).status()).isEqualTo(200);
        assertThat(IMAGE.put(served, "own/app", IMAGE.digest() + "?tag=-bad").status())
                .isEqualTo(400);
    }

    /** "it MUST result in one or more MANIFEST_BLOB_UNKNOWN errors". */
    @Test
    void anImageWithoutItsConfigIsNone() {
        IMAGE.layers().forEach(layer -> PushedImage.push(served, "own/app", layer));
        Reply refused = IMAGE.put(served, "own/app", "1.0");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text())
                .contains("MANIFEST_BLOB_UNKNOWN", digest(IMAGE.config()).toString());
        assertThat(served.get(MANIFESTS + "1.0").status()).isEqualTo(404);
        byte[] index = index("", IMAGE);
        assertThat(put("1.0", index, MediaType.OCI_INDEX).text()).contains("MANIFEST_BLOB_UNKNOWN");
    }

    /** Clients copy one platform of an index, and the spec lets a registry keep the index ("sparse"). */
    @Test
    void aSparseIndexIsKept() {
        IMAGE.to(served, "own/app", "1.0");
        PushedImage absent = PushedImage.of("{}", "never pushed");
        byte[] index = index("", IMAGE, absent);
        assertThat(put("all", index, MediaType.OCI_INDEX).status()).isEqualTo(201);
        assertThat(served.get(MANIFESTS + "all").response().body()).isEqualTo(index);
        assertThat(served.get(MANIFESTS + absent.digest()).status()).isEqualTo(404);
    }

    @Test
    void whatMustNotBePassedOnIsNotAskedFor() {
        byte[] config = bytes("{}");
        PushedImage.push(served, "own/app", config);
        for (String type : List.of(
                "application/vnd.oci.image.layer.nondistributable.v1.tar+gzip",
                "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip")) {
            byte[] manifest = manifest(config, descriptor(type, bytes("elsewhere")));
            assertThat(put("1.0", manifest, MediaType.OCI_MANIFEST).status()).isEqualTo(201);
        }
        assertThat(served.events()).isEmpty();
    }

    @Test
    void aManifestMayNameBlobsOfTheBundleInItsRepository() {
        byte[] config = bytes("{\"os\":\"linux\"}");
        String layer = descriptor(MediaType.OCI_LAYER_GZIP, bytes("the bundle's layer"));
        byte[] manifest = manifest(config, layer);
        assertThat(served.ask("HEAD", "/v2/acme/api/blobs/" + Digest.of(config)).status())
                .isEqualTo(200);
        Reply created = served.send("PUT", "/v2/acme/api/manifests/2", manifest, OCI, MediaType.OCI_MANIFEST);
        assertThat(created.status()).isEqualTo(201);
        assertThat(put("2", manifest, MediaType.OCI_MANIFEST).text()).contains("MANIFEST_BLOB_UNKNOWN");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "nonsense",
                "{\"schemaVersion\":1,\"name\":\"x\",\"fsLayers\":[]}",
                "{\"schemaVersion\":2,\"config\":{\"digest\":\"sha256:abc\",\"size\":1},\"layers\":[]}",
                "{\"schemaVersion\":2,\"config\":{\"digest\":\"x:y\"},\"layers\":[]}",
                "{\"schemaVersion\":2,\"layers\":{}}",
                "{\"schemaVersion\":2,\"mediaType\":\"application/x\",\"manifests\":[]}",
            })
    void whatIsNoManifestIsRefused(String document) {
        Reply refused = put("1.0", bytes(document), MediaType.OCI_MANIFEST);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("MANIFEST_INVALID");
    }

    /** "If a manifest includes a mediaType field, clients MUST set the Content-Type header to" its value. */
    @Test
    void theTypeIsWhatRequestAndManifestSay() {
        IMAGE.blobsTo(served, "own/app");
        assertThat(put("1.0", IMAGE.manifest(), MediaType.DOCKER_MANIFEST).text())
                .contains("MANIFEST_INVALID", MediaType.DOCKER_MANIFEST);
        assertThat(put("1.0", IMAGE.manifest(), MediaType.OCI_MANIFEST + "; charset=utf-8")
                        .status())
                .isEqualTo(201);
        assertThat(served.get(MANIFESTS + "1.0").header("Content-Type")).isEqualTo(MediaType.OCI_MANIFEST);
        byte[] silent = manifest(
                IMAGE.config(), descriptor(MediaType.OCI_LAYER, IMAGE.layers().get(0)));
        assertThat(put("2.0", silent, "application/vnd.acme.thing+json").status())
                .isEqualTo(201);
        assertThat(served.get(MANIFESTS + "2.0").header("Content-Type")).isEqualTo("application/vnd.acme.thing+json");
        assertThat(served.send("PUT", MANIFESTS + "3.0", silent).status()).isEqualTo(201);
        assertThat(served.get(MANIFESTS + "3.0").header("Content-Type")).isEqualTo(MediaType.OCI_MANIFEST);
    }

    /** "SHOULD expect to be able to support manifest pushes of at least 4 megabytes"; above, 413. */
    @Test
    void aManifestHasAtMostFourMebibytes() {
        PushedImage large = PushedImage.with(annotated(4_000_000), "{}", "layer");
        large.to(served, "own/app", "large");
        assertThat(served.get(MANIFESTS + "large").response().body()).isEqualTo(large.manifest());
        PushedImage huge = PushedImage.with(annotated(5_000_000), "{}", "layer");
        for (Reply refused : List.of(
                huge.put(served, "own/app", "huge"),
                served.stream("PUT", MANIFESTS + "huge", huge.manifest(), OCI, MediaType.OCI_MANIFEST))) {
            assertThat(refused.status()).isEqualTo(413);
            assertThat(refused.text()).contains("MANIFEST_INVALID");
        }
    }

    /** "a registry implementation that supports the referrers API MUST respond with the response header OCI-Subject". */
    @Test
    void whatBelongsToAnImageIsListed() {
        IMAGE.to(served, "own/app", "1.0");
        PushedImage sbom = PushedImage.with(
                "\"artifactType\":\"application/sbom\",\"annotations\":{\"a\":\"b\"}," + subject(IMAGE), "{}", "sbom");
        PushedImage plain = PushedImage.with(subject(IMAGE), "{}", "plain");
        sbom.blobsTo(served, "own/app");
        plain.blobsTo(served, "own/app");
        Reply created = sbom.put(served, "own/app", sbom.digest().toString());
        assertThat(created.header("OCI-Subject")).isEqualTo(IMAGE.digest().toString());
        plain.put(served, "own/app", "plain");
        byte[] index = index(subject(IMAGE) + "\"artifactType\":\"application/all\",");
        put(digest(index).toString(), index, MediaType.OCI_INDEX);
        String all = "/v2/own/app/referrers/" + IMAGE.digest();
        Reply list = served.get(all);
        assertThat(list.header("Content-Type")).isEqualTo(MediaType.OCI_INDEX);
        assertThat(list.text())
                .contains(
                        sbom.digest() + "\",\"size\":" + sbom.manifest().length
                                + ",\"artifactType\":\"application/sbom\",\"annotations\":{\"a\":\"b\"}",
                        "\"artifactType\":\"" + MediaType.OCI_CONFIG,
                        "\"artifactType\":\"application/all");
        Reply filtered = served.get(all + "?artifactType=application/sbom");
        assertThat(filtered.header("OCI-Filters-Applied")).isEqualTo("artifactType");
        assertThat(filtered.text())
                .contains(sbom.digest().toString())
                .doesNotContain(plain.digest().toString());
        assertThat(served.ask("DELETE", MANIFESTS + sbom.digest()).status()).isEqualTo(202);
        assertThat(served.get(all).text()).doesNotContain(sbom.digest().toString());
        stop();
        serve();
        assertThat(served.get(all).text()).contains(plain.digest().toString());
    }

    /** "A registry MUST initially accept an otherwise valid manifest with a subject field that references" nothing here. */
    @Test
    void aSubjectMayBeMissingAndMayStandInTheBundle() {
        PushedImage orphan = PushedImage.with(subject(IMAGE), "{}", "orphan").to(served, "own/app", "orphan");
        assertThat(served.get("/v2/own/app/referrers/" + IMAGE.digest()).text())
                .contains(orphan.digest().toString());
        String ofBundle = "\"subject\":" + descriptor(MediaType.OCI_MANIFEST, BUNDLED.manifest()) + ",";
        PushedImage signature = PushedImage.with(ofBundle, "{}", "signature").to(served, "acme/api", "sig");
        assertThat(served.get("/v2/quay.io/acme/api/referrers/"
                                + BUNDLED.descriptor().digest())
                        .text())
                .contains(signature.digest().toString());
    }

    /** "If the request is invalid, such as a {digest} with an invalid syntax, a 400 Bad Request MUST be returned." */
    @Test
    void aListOfNothingIsEmptyAndNo404() {
        Reply none = served.get("/v2/no/where/referrers/" + IMAGE.digest());
        assertThat(none.status()).isEqualTo(200);
        assertThat(none.text()).contains("\"manifests\":[]");
        assertThat(served.get("/v2/own/app/referrers/sha256:abc").status()).isEqualTo(400);
        assertThat(served.get("/v2/own/app/referrers/1.0").status()).isEqualTo(400);
    }

    /** "If the list is not empty, the tags MUST be in lexical … order"; "When n is zero, … MUST return an empty list". */
    @Test
    void tagsAreSortedAndInPages() {
        IMAGE.blobsTo(served, "own/app");
        Stream.of("b", "a", "C", "10", "9").forEach(tag -> IMAGE.put(served, "own/app", tag));
        String list = "/v2/own/app/tags/list";
        assertThat(served.get(list).text())
                .isEqualTo("{\"name\":\"own/app\",\"tags\":[\"10\",\"9\",\"C\",\"a\",\"b\"]}");
        Reply page = served.get(list + "?n=2&last=9");
        assertThat(page.text()).contains("[\"C\",\"a\"]");
        assertThat(page.header("Link")).isEqualTo("</v2/own/app/tags/list?last=a&n=2>; rel=\"next\"");
        Reply none = served.get(list + "?n=0");
        assertThat(none.text()).contains("\"tags\":[]");
        assertThat(none.header("Link")).isEmpty();
        assertThat(served.get("/v2/no/where/tags/list").status()).isEqualTo(404);
    }

    /** "Once deleted, a GET to /v2/{name}/manifests/{tag} will return a 404." */
    @Test
    void aTagIsDeletedAndItsManifestStays() {
        IMAGE.to(served, "own/app", "1.0");
        assertThat(served.ask("DELETE", MANIFESTS + "1.0").status()).isEqualTo(202);
        assertThat(served.get(MANIFESTS + "1.0").status()).isEqualTo(404);
        assertThat(served.get(MANIFESTS + IMAGE.digest()).status()).isEqualTo(200);
        assertThat(served.ask("DELETE", MANIFESTS + "1.0").text()).contains("MANIFEST_UNKNOWN");
    }

    /** "Once deleted, a GET to /v2/{name}/manifests/{digest} and any tag pointing to that digest will return a 404." */
    @Test
    void aManifestIsDeletedWithItsTags() {
        IMAGE.to(served, "own/app", "1.0").put(served, "own/app", "2.0");
        assertThat(served.ask("DELETE", MANIFESTS + IMAGE.digest()).status()).isEqualTo(202);
        for (String reference : List.of("1.0", "2.0", IMAGE.digest().toString())) {
            assertThat(served.get(MANIFESTS + reference).status()).isEqualTo(404);
        }
        assertThat(served.ask("DELETE", "/v2/no/where/manifests/" + IMAGE.digest())
                        .status())
                .isEqualTo(404);
    }

    /** "Upon success, the registry MUST respond with code 202 Accepted." */
    @Test
    void aBlobIsDeletedInOneRepository() {
        byte[] blob = bytes("shared");
        PushedImage.push(served, "own/app", blob);
        PushedImage.push(served, "other/app", blob);
        String path = "/blobs/" + digest(blob);
        assertThat(served.ask("DELETE", "/v2/own/app" + path).status()).isEqualTo(202);
        assertThat(served.get("/v2/own/app" + path).status()).isEqualTo(404);
        assertThat(served.get("/v2/other/app" + path).text()).isEqualTo("shared");
        assertThat(served.ask("DELETE", "/v2/own/app" + path).text()).contains("BLOB_UNKNOWN");
    }

    /** "If manifest deletion is disabled, the registry MUST respond with either a 400 Bad Request or a 405". */
    @Test
    void whatIsInTheBundleIsNotDeleted() {
        Digest layer = Digest.of(bytes("the bundle's layer"));
        for (String path :
                List.of("manifests/1", "manifests/" + BUNDLED.descriptor().digest(), "blobs/" + layer)) {
            Reply refused = served.ask("DELETE", "/v2/acme/api/" + path);
            assertThat(refused.status()).as(path).isEqualTo(405);
            assertThat(refused.text()).contains("UNSUPPORTED", "is in the bundle");
        }
    }

    /** What old clients write instead, if a registry has no list of referrers. */
    @Test
    void aTagOfOldClientsIsJustATag() {
        String tag = IMAGE.digest().toString().replace(':', '-');
        byte[] index = index("");
        assertThat(put(tag, index, MediaType.OCI_INDEX).status()).isEqualTo(201);
        assertThat(served.get(MANIFESTS + tag).response().body()).isEqualTo(index);
    }

    private Reply put(String reference, byte[] document, String type) {
        return served.send("PUT", MANIFESTS + reference, document, OCI, type);
    }

    private static String subject(PushedImage image) {
        return "\"subject\":" + descriptor(MediaType.OCI_MANIFEST, image.manifest()) + ",";
    }

    private static String annotated(int size) {
        return "\"annotations\":{\"large\":\"" + "A".repeat(size) + "\"},";
    }

    /** A manifest that does not say what it is. */
    private static byte[] manifest(byte[] config, String layer) {
        return bytes("{\"schemaVersion\":2,\"config\":" + descriptor(MediaType.OCI_CONFIG, config) + ",\"layers\":["
                + layer + "]}");
    }

    private static byte[] index(String more, PushedImage... members) {
        String list = Stream.of(members)
                .map(member -> descriptor(MediaType.OCI_MANIFEST, member.manifest()))
                .collect(Collectors.joining(","));
        return bytes("{\"schemaVersion\":2,\"mediaType\":\"" + MediaType.OCI_INDEX + "\"," + more + "\"manifests\":["
                + list + "]}");
    }
}
