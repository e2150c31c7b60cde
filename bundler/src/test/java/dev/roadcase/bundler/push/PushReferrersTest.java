package dev.roadcase.bundler.push;

import static dev.roadcase.bundler.push.PushContent.API;
import static dev.roadcase.bundler.push.PushContent.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.MediaType;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signatures and other artifacts that refer to an image. */
class PushReferrersTest {
    private static final String SIGNATURE = "application/vnd.example.signature";

    @TempDir
    Path folder;

    private final PushRegistry registry = new PushRegistry();
    private final TestImage image = PushContent.usual().image(API);
    private final TestImage signature = referrer(SIGNATURE, image.descriptor(), "signed");
    private final String list = "sha256-" + image.descriptor().digest().hex();

    @AfterEach
    void close() {
        assertThat(registry.problems()).isEmpty();
        registry.close();
    }

    @Test
    void aReferrerComesAfterItsSubjectAlsoIfTheBundleNamesItBefore() {
        assertThat(demo().to(registry).failed()).isEmpty();
        List<String> manifests = registry.writes().stream()
                .filter(each -> each.contains("/manifests/"))
                .toList();
        assertThat(manifests)
                .containsExactly(
                        "PUT /v2/acme/api/manifests/2.3",
                        "PUT /v2/acme/api/manifests/" + signature.descriptor().digest());
        assertThat(registry.manifest("acme/api", signature.descriptor().digest().toString()))
                .contains(signature.manifest());
    }

    @Test
    void aRegistryThatListsReferrersNeedsNoTag() {
        PushDemo demo = demo();
        demo.to(registry);
        assertThat(registry.manifest("acme/api", list)).isEmpty();
        assertThat(demo.to(registry).isNothingNew()).isTrue();
    }

    @Test
    void anotherGetsAListUnderATagWithTypeAndAnnotations() {
        PushDemo demo = demo();
        demo.to(registry.withoutReferrers());
        JsonNode member = listed().path(0);
        assertThat(member.path("digest").asText())
                .isEqualTo(signature.descriptor().digest().toString());
        assertThat(member.path("size").asLong())
                .isEqualTo(signature.descriptor().size());
        assertThat(member.path("mediaType").asText()).isEqualTo(MediaType.OCI_MANIFEST);
        assertThat(member.path("artifactType").asText()).isEqualTo(SIGNATURE);
        assertThat(member.path("annotations").path("by").asText()).isEqualTo("ann");
        int writes = registry.writes().size();
        assertThat(demo.to(registry).isNothingNew()).isTrue();
        assertThat(registry.writes()).hasSize(writes);
    }

    @Test
    void whatOthersHaveListedStaysAsItIs() {
        ObjectNode before = Json.object().put("schemaVersion", 2).put("mediaType", MediaType.OCI_INDEX);
        before.putArray("manifests")
                .addObject()
                .put("digest", "sha256:" + "a".repeat(64))
                .put("odd", true);
        registry.keep("acme/api", list, MediaType.OCI_INDEX, Json.bytes(before));
        demo().to(registry.withoutReferrers());
        assertThat(listed()).hasSize(2);
        assertThat(listed().path(0)).isEqualTo(before.path("manifests").path(0));
    }

    @Test
    void aRunThatWasStoppedBeforeTheListIsMadeGood() {
        demo().to(registry);
        demo().to(registry.withoutReferrers());
        assertThat(listed()).hasSize(1);
    }

    @Test
    void severalReferrersOfOneImageAreAllListed() {
        TestBundle bundle = new TestBundle().image(API, image);
        for (int number = 0; number < 8; number++) {
            add(bundle, referrer(SIGNATURE, image.descriptor(), "number " + number));
        }
        assertThat(new PushDemo(bundle, folder).to(registry.withoutReferrers()).failed())
                .isEmpty();
        assertThat(listed()).hasSize(8);
    }

    @Test
    void anImageUnderTheTagOfTheListIsLeftAlone() {
        byte[] other = TestImage.oci("{}", "other").manifest();
        registry.keep("acme/api", list, MediaType.OCI_MANIFEST, other);
        PushOutcome outcome = demo().to(registry.withoutReferrers());
        assertThat(outcome.problem().orElseThrow()).hasMessageContaining("what is there is no index");
        assertThat(outcome.images()).hasSize(1);
        assertThat(registry.manifest("acme/api", list)).contains(other);
    }

    @Test
    void whatRefersToAReferrerComesAfterIt() {
        TestImage bill = referrer("application/vnd.example.sbom", signature.descriptor(), "bill");
        TestBundle bundle = new TestBundle();
        add(bundle, bill);
        add(bundle, signature);
        bundle.image(API, image);
        assertThat(new PushDemo(bundle, folder).to(registry).failed()).isEmpty();
        assertThat(registry.writes().stream().filter(each -> each.contains("/manifests/")))
                .last()
                .asString()
                .endsWith(bill.descriptor().digest().toString());
    }

    @Test
    void aSignatureUnderATagOfCosignIsAnImageAmongOthers() {
        String tag = "sha256-" + image.descriptor().digest().hex() + ".sig";
        TestBundle bundle =
                new TestBundle().image(API, image).image("quay.io/acme/api:" + tag, TestImage.oci("{}", "signed"));
        assertThat(new PushDemo(bundle, folder).to(registry).failed()).isEmpty();
        assertThat(registry.manifest("acme/api", tag)).isPresent();
    }

    private PushDemo demo() {
        TestBundle bundle = new TestBundle();
        add(bundle, signature);
        return new PushDemo(bundle.image(API, image), folder);
    }

    private static void add(TestBundle bundle, TestImage referrer) {
        bundle.image("quay.io/acme/api@" + referrer.descriptor().digest(), referrer);
    }

    private JsonNode listed() {
        return Json.object(registry.manifest("acme/api", list).orElseThrow()).path("manifests");
    }

    private static TestImage referrer(String type, Descriptor subject, String said) {
        Descriptor layer = Descriptor.of("application/octet-stream", text(said));
        ObjectNode manifest =
                Json.object(TestImage.artifact(type, layer, text(said)).manifest());
        manifest.putObject("subject")
                .put("mediaType", subject.mediaType())
                .put("digest", subject.digest().toString())
                .put("size", subject.size());
        manifest.putObject("annotations").put("by", "ann");
        byte[] bytes = Json.bytes(manifest);
        return new TestImage(
                Descriptor.of(MediaType.OCI_MANIFEST, bytes), List.of(bytes, text("{}")), List.of(text(said)));
    }
}
