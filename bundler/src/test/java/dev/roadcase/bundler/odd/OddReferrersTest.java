package dev.roadcase.bundler.odd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.Contents;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.lock.LockPolicy;
import dev.roadcase.bundler.odd.OddContent.Member;
import dev.roadcase.bundler.odd.OddRegistry.Oddity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What belongs to an image comes along from every kind of registry, and what is odd about it harms nothing else. */
class OddReferrersTest {
    private static final String ASKED = "referrers: true\n";
    private static final OddContent AMD64 = OddImage.of("it").content();
    private static final OddContent ARM64 = OddImage.of("it", "linux/arm64").content();
    private static final OddContent INDEX = OddContent.index(AMD64.on("linux/amd64"), ARM64.on("linux/arm64"));
    private static final OddContent SBOM = of(INDEX, "text/spdx+json", "an SBOM");
    private static final OddContent REPORT = of(AMD64, "application/vnd.acme.report", "a report");

    @TempDir
    Path work;

    private final OddRegistry registry = new OddRegistry().put("acme/it:1", INDEX);
    private final Map<Digest, List<Member>> lists = new TreeMap<>();

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void aRegistryThatListsThem() {
        list(INDEX, SBOM.unnamed());
        list(AMD64, REPORT.unnamed());
        assertThat(carried(ASKED)).containsExactlyInAnyOrder(SBOM.digest(), REPORT.digest());
    }

    @Test
    void theyBelongToAnImageAndAreNotCountedAsImages() {
        list(INDEX, SBOM.unnamed());
        try (Bundle bundle = bundle(ASKED)) {
            Contents contents = new Contents(bundle);
            assertThat(contents.images()).hasSize(1);
            assertThat(contents.referrers()).singleElement().satisfies(referrer -> {
                assertThat(referrer.subject()).contains(INDEX.digest());
                assertThat(referrer.roles()).isEmpty();
                assertThat(referrer.reference().name()).isEqualTo(registry.name() + "/acme/it");
            });
        }
    }

    @Test
    void aListInParts() {
        AtomicInteger parts = new AtomicInteger();
        registry.put("acme/it:a", SBOM).put("acme/it:b", REPORT).behaving((request, usual) -> {
            if (!isList(request)) {
                return Optional.empty();
            }
            boolean first = request.getUrl().queryParameter("page") == null;
            parts.incrementAndGet();
            MockResponse.Builder answer = answer((first ? SBOM : REPORT).unnamed());
            return Optional.of(
                    first ? answer.setHeader("Link", "</v2/acme/it/referrers/x?page=2>; rel=\"next\"") : answer);
        });
        assertThat(carried(ASKED)).containsExactlyInAnyOrder(SBOM.digest(), REPORT.digest());
        assertThat(parts).hasValueGreaterThan(1);
    }

    @Test
    void aListThatDoesNotEnd() {
        registry.behaving((request, usual) -> isList(request)
                ? Optional.of(answer().setHeader("Link", "<?page=again>; rel=next"))
                : Optional.empty());
        assertThatThrownBy(() -> carried(ASKED)).isInstanceOf(Problem.class).hasMessageContaining("does not end");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 405, 406, 415, 501})
    void aRegistryThatCannotListThem(int status) {
        tagged("", OddContent.index(SBOM.unnamed()));
        behaving(refusing(new MockResponse.Builder().code(status)));
        assertThat(carried(ASKED)).containsExactly(SBOM.digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Sign in</html>", "{}", "[]", "", "{\"manifests\":{}}"})
    void aRegistryThatAnswersWithAPageForPeople(String page) {
        tagged("", OddContent.index(SBOM.unnamed()));
        behaving(refusing(new MockResponse.Builder().body(page)));
        assertThat(carried(ASKED)).containsExactly(SBOM.digest());
    }

    @Test
    void aRegistryThatHasLearntToListThemLater() {
        list(INDEX, REPORT.unnamed());
        tagged("", OddContent.index(SBOM.unnamed()));
        assertThat(carried(ASKED)).containsExactlyInAnyOrder(SBOM.digest(), REPORT.digest());
    }

    @Test
    void theTagsOfCosignStayTags() {
        tagged(".sig", SBOM);
        tagged(".att", REPORT);
        try (Bundle bundle = bundle(ASKED)) {
            assertThat(new Contents(bundle).referrers())
                    .extracting(referrer -> referrer.reference().tag().orElse(""))
                    .containsExactly(tag(".sig"), tag(".att"));
        }
    }

    @Test
    void attestationsInTheIndexOfThePlatformsThatAreCarried() {
        OddContent forAmd = of(AMD64, "application/vnd.in-toto+json", "amd64");
        OddContent forArm = of(ARM64, "application/vnd.in-toto+json", "arm64");
        registry.put(
                "acme/it:1",
                OddContent.index(
                        AMD64.on("linux/amd64"),
                        ARM64.on("linux/arm64"),
                        forAmd.changed(attesting(AMD64)),
                        forArm.changed(attesting(ARM64))));
        assertThat(carried(ASKED)).containsExactly(forAmd.digest());
    }

    @Test
    void whatBelongsToAReferrer() {
        OddContent signature = of(SBOM, "application/vnd.acme.signature", "a signature");
        list(INDEX, SBOM.unnamed());
        list(SBOM, signature.unnamed());
        list(signature, SBOM.unnamed());
        assertThat(carried(ASKED)).containsExactlyInAnyOrder(SBOM.digest(), signature.digest());
    }

    @Test
    void anIndexOfArtifactsForPlatformsThatNobodyWants() {
        OddContent all = OddContent.index(SBOM.on("windows/amd64"), REPORT.unnamed());
        list(INDEX, all.unnamed());
        assertThat(carried(ASKED)).containsExactly(all.digest());
    }

    @Test
    void oneThatIsListedAndNotThere() {
        registry.behaving(
                (request, usual) -> isList(request) ? Optional.of(answer(REPORT.unnamed())) : Optional.empty());
        OddDemo demo = demo();
        assertThat(carried(demo, ASKED)).isEmpty();
        assertThat(demo.warnings())
                .anySatisfy(
                        warning -> assertThat(warning).contains(REPORT.digest().toString(), "does not have it"));
    }

    @Test
    void onesThatNoReaderOfTodayKnows() {
        list(
                INDEX,
                SBOM.unnamed(),
                REPORT.changed(its -> its.put("mediaType", "application/vnd.oci.artifact.manifest.v1+json")),
                REPORT.changed(its -> its.put("digest", "sha512:" + "0".repeat(128))),
                REPORT.changed(its -> its.remove("size")));
        OddDemo demo = demo();
        assertThat(carried(demo, ASKED)).containsExactly(SBOM.digest());
        assertThat(demo.warnings())
                .hasSize(3)
                .allSatisfy(warning -> assertThat(warning).contains("left out"));
    }

    @Test
    void twoNamesOfOneImage() {
        registry.put("acme/it:2", INDEX);
        list(INDEX, SBOM.unnamed());
        try (Bundle bundle = demo().verified(demo().prepare("linux/amd64", ASKED + images("1", "2"), List.of()))) {
            assertThat(new Contents(bundle).referrers()).hasSize(1);
        }
    }

    @Test
    void oneImageMaySayOtherwise() {
        list(INDEX, SBOM.unnamed());
        String pull = "images: [{pull: " + registry.name() + "/acme/it:1, referrers: %s}]\n";
        assertThat(carriedOf(demo(), pull.formatted("true"))).containsExactly(SBOM.digest());
        assertThat(carriedOf(demo(), ASKED + pull.formatted("false"))).isEmpty();
    }

    @Test
    void withoutTheKeyNobodyAsks() {
        list(INDEX, SBOM.unnamed());
        assertThat(carried("")).isEmpty();
        assertThat(registry.requests())
                .noneMatch(request -> request.contains("referrers") || request.contains("sha256-"));
    }

    @Test
    void theLockKeepsThem() {
        list(INDEX, SBOM.unnamed());
        carried(ASKED);
        list(INDEX, SBOM.unnamed(), REPORT.unnamed());
        int before = registry.requests().size();
        assertThat(carried(ASKED)).containsExactly(SBOM.digest());
        assertThat(registry.requests().subList(before, registry.requests().size()))
                .noneMatch(request -> request.contains("referrers"));
        assertThat(carried(demo(), ASKED, LockPolicy.LOCKED)).containsExactly(SBOM.digest());
        assertThat(carried(demo(), ASKED, LockPolicy.UPDATE)).hasSize(2);
    }

    @Test
    void aLockWithoutThemIsNotTheDemos() {
        list(INDEX, SBOM.unnamed());
        carried("");
        assertThatThrownBy(() -> carried(demo(), ASKED, LockPolicy.LOCKED))
                .hasMessageContaining("lacks the referrers of " + registry.name() + "/acme/it:1");
        carried(ASKED);
        assertThatThrownBy(() -> carried(demo(), "", LockPolicy.LOCKED))
                .hasMessageContaining("has referrers of " + registry.name() + "/acme/it:1, which nothing asks for");
    }

    private static OddContent of(OddContent subject, String type, String text) {
        return OddImage.artifact(MediaType.OCI_EMPTY, "{}", type, text)
                .manifest(manifest -> manifest.set("subject", subject.unnamed().descriptor()))
                .content();
    }

    private static Consumer<ObjectNode> attesting(OddContent image) {
        return member -> {
            member.putObject("platform").put("os", "unknown").put("architecture", "unknown");
            member.putObject("annotations")
                    .put("vnd.docker.reference.type", "attestation-manifest")
                    .put("vnd.docker.reference.digest", image.digest().toString());
        };
    }

    private void list(OddContent subject, Member... members) {
        Stream.of(members).forEach(member -> registry.put("acme/it:kept", member.content()));
        lists.put(subject.digest(), List.of(members));
        behaving((request, usual) -> isList(request) ? Optional.of(listed(request)) : Optional.empty());
    }

    private void behaving(Oddity oddity) {
        registry.behaving(oddity);
    }

    private MockResponse.Builder listed(RecordedRequest request) {
        String subject = request.getUrl().encodedPath().replaceFirst(".*/", "");
        return answer(lists.getOrDefault(Digest.parse(subject), List.of()).toArray(new Member[0]));
    }

    private static Oddity refusing(MockResponse.Builder answer) {
        return (request, usual) -> isList(request) ? Optional.of(answer) : Optional.empty();
    }

    private static boolean isList(RecordedRequest request) {
        return request.getUrl().encodedPath().contains("/referrers/");
    }

    private static MockResponse.Builder answer(Member... members) {
        ObjectNode document = Json.object().put("schemaVersion", 2).put("mediaType", MediaType.OCI_INDEX);
        ArrayNode list = document.putArray("manifests");
        Stream.of(members).forEach(member -> list.add(member.descriptor()));
        return new MockResponse.Builder()
                .setHeader("Content-Type", MediaType.OCI_INDEX)
                .body(document.toString());
    }

    private void tagged(String ending, OddContent content) {
        registry.put("acme/it:" + tag(ending), content);
    }

    private static String tag(String ending) {
        return "sha256-" + INDEX.digest().hex() + ending;
    }

    private OddDemo demo() {
        return new OddDemo(work, registry);
    }

    private String images(String... tags) {
        return Stream.of(tags)
                .map(tag -> "  - " + registry.name() + "/acme/it:" + tag + "\n")
                .reduce("images:\n", String::concat);
    }

    private Bundle bundle(String lines) {
        return demo().verified(demo().prepare("linux/amd64", lines + images("1"), List.of()));
    }

    private List<Digest> carried(String lines) {
        return carried(demo(), lines);
    }

    private List<Digest> carried(OddDemo demo, String lines) {
        return carried(demo, lines, LockPolicy.FOLLOW);
    }

    private List<Digest> carried(OddDemo demo, String lines, LockPolicy policy) {
        return referrers(demo, demo.prepare("linux/amd64", lines + images("1"), List.of(), policy));
    }

    private List<Digest> carriedOf(OddDemo demo, String lines) {
        return referrers(demo, demo.prepare("linux/amd64", lines, List.of()));
    }

    private static List<Digest> referrers(OddDemo demo, Path file) {
        try (Bundle bundle = demo.verified(file)) {
            return new Contents(bundle)
                    .referrers().stream()
                            .map(BundledImage::descriptor)
                            .map(descriptor -> descriptor.digest())
                            .toList();
        }
    }
}
