package dev.roadcase.bundler.push;

import static dev.roadcase.bundler.push.PushContent.API;
import static dev.roadcase.bundler.push.PushContent.LARGE;
import static dev.roadcase.bundler.push.PushContent.MULTI;
import static dev.roadcase.bundler.push.PushContent.config;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundlePushTest {
    @TempDir
    Path folder;

    private final PushRegistry registry = new PushRegistry();
    private final PushContent content = PushContent.usual();

    @AfterEach
    void close() {
        assertThat(registry.problems()).isEmpty();
        registry.close();
    }

    @Test
    void whatTwoImagesShareIsSentOnceAndMounted() {
        PushOutcome outcome = usual().to(registry);
        content.requireIn(registry);
        assertThat(patches()).hasSize(1);
        assertThat(outcome.bytes().mounts()).isEqualTo(1);
        assertThat(registry.requests())
                .filteredOn(each -> each.contains("mount="))
                .singleElement()
                .asString()
                .contains("from=");
        assertThat(registry.openUploads()).isZero();
    }

    @Test
    void whereNothingIsMountedTheUploadThatWasBegunIsUsed() {
        PushOutcome outcome = usual().to(registry.withoutMounts());
        content.requireIn(registry);
        assertThat(patches()).hasSize(2);
        assertThat(outcome.bytes().mounts()).isZero();
        assertThat(registry.openUploads()).isZero();
    }

    @Test
    void aSmallBlobTakesThreeRequestsAndALargeOneFour() {
        TestBundle bundle = new TestBundle().image("quay.io/a:1", TestImage.oci(config("a"), List.of(LARGE)));
        new PushDemo(bundle, folder).to(registry);
        assertThat(registry.requests()).hasSize(1 + 3 + 4 + 2);
    }

    @Test
    void bytesAreCountedOnceHoweverManyImagesHaveThem() {
        PushDemo demo = usual();
        PushOutcome first = demo.to(registry);
        PushOutcome second = demo.to(registry);
        assertThat(first.bytes().there()).isZero();
        assertThat(second.bytes()).isEqualTo(new PushedBytes(0, first.bytes().sent(), 0));
        assertThat(first.bytes().sent()).isBetween(300_000L, 310_000L);
    }

    @Test
    void anotherImageUnderTheTagIsOverwrittenAndSaid() {
        PushDemo demo = usual();
        byte[] other = TestImage.oci(config("other"), "other").manifest();
        registry.keep("acme/api", "2.3", MediaType.OCI_MANIFEST, other);
        PushOutcome outcome = demo.to(registry);
        assertThat(outcome.images().get(0).replaced()).contains(Digest.of(other));
        assertThat(demo.said())
                .contains(registry.host() + "/acme/api:2.3 was " + Digest.of(other) + " before, and is "
                        + content.image(API).descriptor().digest() + " now");
        content.requireIn(registry);
    }

    @Test
    void namesMayHaveAPathAndTheirHosts() {
        PushOutcome outcome = usual().keepingHosts().to(registry.host() + "/team/demo/", registry.settings());
        assertThat(outcome.images())
                .extracting(image -> image.target().toString())
                .containsExactly(
                        registry.host() + "/team/demo/quay.io/acme/api:2.3",
                        registry.host() + "/team/demo/docker.io/library/web:1",
                        registry.host() + "/team/demo/ghcr.io/acme/multi:1");
        assertThat(registry.manifest("team/demo/docker.io/library/web", "1")).isPresent();
    }

    @Test
    void twoImagesWithOneNameAreRefusedBeforeAnyRequest() {
        TestBundle bundle = new TestBundle()
                .image("quay.io/acme/api:1", TestImage.oci(config("one"), "one"))
                .image("vm1:5000/acme/api:1", TestImage.oci(config("two"), "two"));
        PushDemo demo = new PushDemo(bundle, folder);
        Problem problem = catchThrowableOfType(Problem.class, () -> demo.to(registry));
        assertThat(problem.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(problem)
                .hasMessage("quay.io/acme/api:1 and vm1:5000/acme/api:1 are two images, and both would be "
                        + registry.host() + "/acme/api:1: nothing was pushed");
        assertThat(problem.advice().orElseThrow()).contains("--keep-hosts");
        assertThat(registry.requests()).isEmpty();
        assertThat(demo.keepingHosts().to(registry).failed()).isEmpty();
        assertThat(registry.manifest("vm1_5000/acme/api", "1")).isPresent();
    }

    @Test
    void oneImageWithTwoNamesThatBecomeOneIsPushed() {
        TestImage same = TestImage.oci(config("same"), "same");
        TestBundle bundle = new TestBundle().image("quay.io/acme/api:1", same).image("ghcr.io/acme/api:1", same);
        PushOutcome outcome = new PushDemo(bundle, folder).to(registry);
        assertThat(outcome.images()).hasSize(2);
        assertThat(outcome.failed()).isEmpty();
    }

    @Test
    void anImageThatOnlyItsDigestNamesIsPushedUnderIt() {
        TestImage image = TestImage.oci(config("pinned"), "pinned");
        Digest digest = image.descriptor().digest();
        PushDemo demo = new PushDemo(new TestBundle().image("quay.io/acme/api@" + digest, image), folder);
        demo.to(registry);
        assertThat(registry.manifest("acme/api", digest.toString())).contains(image.manifest());
        assertThat(demo.to(registry).isNothingNew()).isTrue();
    }

    @Test
    void filesStayInTheBundleWhichIsSaid() {
        PushDemo demo = new PushDemo(content.bundle().file("/etc/a", new byte[] {1}, "node"), folder);
        demo.to(registry);
        assertThat(demo.said()).anyMatch(fact -> fact.startsWith("1 files stay in "));
        content.requireIn(registry);
    }

    @Test
    void anIndexThatLacksMembersKeepsItsDigestWhereTheRegistryTakesIt() {
        PushDemo demo = lacking("linux/amd64");
        PushOutcome outcome = demo.to(registry);
        assertThat(outcome.images().get(0).lost()).isEmpty();
        assertThat(outcome.images().get(0).digest()).isEqualTo(root(lackingImage()));
        assertThat(demo.to(registry).isNothingNew()).isTrue();
    }

    @Test
    void whereItIsNotTakenTheOnlyPlatformHasTheTagAndTheLossIsSaid() {
        PushDemo demo = lacking("linux/amd64");
        PushOutcome outcome = demo.to(registry.checkingMembers());
        Digest amd64 = root(TestImage.oci(config("amd64"), "amd64"));
        assertThat(outcome.images().get(0).lost()).containsExactly(root(lackingImage()));
        assertThat(outcome.images().get(0).digest()).isEqualTo(amd64);
        assertThat(registry.manifest("acme/multi", "1").map(Digest::of)).contains(amd64);
        assertThat(demo.said())
                .singleElement()
                .asString()
                .contains("ghcr.io/acme/multi@" + root(lackingImage()), "--platform all");
        PushOutcome second = demo.to(registry);
        assertThat(second.isNothingNew()).isTrue();
        assertThat(second.images().get(0).lost()).containsExactly(root(lackingImage()));
    }

    @Test
    void whereSeveralPlatformsAreCarriedTheTagHasAShorterIndexOfThem() {
        TestImage third = TestImage.oci(config("s390x"), "s390x");
        TestImage image = TestImage.index(
                MediaType.OCI_INDEX,
                Map.of(Platform.LINUX_AMD64, amd64(), Platform.parse("linux/arm64"), arm64()),
                Map.of(Platform.parse("linux/s390x"), third));
        TestBundle bundle = new TestBundle()
                .annotate(Annotation.PLATFORMS, "linux/amd64,linux/arm64")
                .image(MULTI, image);
        PushDemo demo = new PushDemo(bundle, folder);
        PushOutcome outcome = demo.to(registry.checkingMembers());
        assertThat(outcome.failed()).isEmpty();
        ImageIndex index = ImageIndex.parse(registry.manifest("acme/multi", "1").orElseThrow());
        assertThat(index.manifests())
                .extracting(Descriptor::digest)
                .containsExactlyInAnyOrder(root(amd64()), root(arm64()));
        assertThat(index.manifests()).allMatch(member -> member.platform().isPresent());
        assertThat(demo.to(registry).isNothingNew()).isTrue();
    }

    @Test
    void whatIsRefusedForOneImageKeepsNoOtherFromBeingPushed() {
        registry.behaving(Habit.instead(
                asked -> asked.repository().equals("library/web")
                        && !asked.method().equals("HEAD"),
                asked -> Said.error(403, "DENIED")));
        PushOutcome outcome = usual().to(registry);
        assertThat(outcome.images()).hasSize(2);
        Problem problem = outcome.problem().orElseThrow();
        assertThat(problem.exitCode()).isEqualTo(ExitCode.UPSTREAM);
        assertThat(problem)
                .hasMessageStartingWith("push docker.io/library/web:1: ")
                .hasMessageContaining("does not let everybody push there")
                .hasMessageContaining("DENIED");
        registry.behaving(Habit.NONE);
        assertThat(usual().to(registry).failed()).isEmpty();
        content.requireIn(registry);
    }

    @Test
    void aManifestThatIsRefusedIsSaidWithTheRegistrysWords() {
        registry.behaving(Habit.instead(
                asked -> asked.isManifest("PUT") && asked.repository().equals("acme/api"),
                asked -> Said.error(400, "TAG_IMMUTABLE")));
        PushOutcome outcome = usual().to(registry);
        assertThat(outcome.failed())
                .singleElement()
                .satisfies(failed -> assertThat(failed.problem())
                        .hasMessageContaining("TAG_IMMUTABLE")
                        .hasMessageContaining(registry.host() + "/acme/api:2.3"));
    }

    @Test
    void aManifestThatIsKeptInAnotherFormIsAFailure() {
        registry.behaving(Habit.changing(
                asked -> asked.isManifest("PUT"),
                said -> said.with("Docker-Content-Digest", "sha256:" + "0".repeat(64))));
        assertThat(usual().to(registry).problem().orElseThrow()).hasMessageContaining("keeps it as \"sha256:000");
    }

    @Test
    void aDamagedBlobIsNeverSaidToBeWhole() throws IOException {
        PushDemo demo = usual();
        damage(demo.file(), LARGE);
        PushOutcome outcome = demo.to(registry);
        assertThat(outcome.problem().orElseThrow().exitCode()).isEqualTo(ExitCode.NOT_AUTHENTIC);
        assertThat(outcome.problem().orElseThrow())
                .hasMessageContaining(Digest.of(LARGE).toString());
        assertThat(outcome.images()).extracting(PushedImage::source).hasToString("[" + MULTI + "]");
        assertThat(registry.requests())
                .noneMatch(each -> each.startsWith("PUT ")
                        && each.contains(Digest.of(LARGE).hex()));
        assertThat(registry.manifest("acme/api", "2.3")).isEmpty();
        assertThat(registry.openUploads()).isZero();
        assertThat(patches()).hasSize(1);
    }

    @Test
    void aSmallDamagedBlobIsNotSentAtAll() throws IOException {
        PushDemo demo = usual();
        damage(demo.file(), PushContent.text("own"));
        PushOutcome outcome = demo.to(registry);
        assertThat(outcome.problem().orElseThrow().exitCode()).isEqualTo(ExitCode.NOT_AUTHENTIC);
        assertThat(outcome.images()).hasSize(2);
    }

    @Test
    void anUploadThatWasCutGoesOnWhereItWas() {
        AtomicInteger patches = new AtomicInteger();
        registry.behaving(new Habit() {
            @Override
            public Optional<Said> before(PushRegistry its, Asked asked) {
                if (asked.isUpload("PATCH") && patches.getAndIncrement() == 0) {
                    its.upload(asked).writeBytes(asked.body(123_456));
                    return Said.CUT.alone();
                }
                return Optional.empty();
            }
        });
        PushDemo demo = usual();
        assertThat(demo.to(registry).failed()).isEmpty();
        assertThat(demo.events())
                .filteredOn(Event.TransferResumed.class::isInstance)
                .extracting(event -> ((Event.TransferResumed) event).at())
                .containsExactly(123_456L);
        assertThat(registry.requests()).filteredOn(Asked::isStatus).hasSize(1);
        content.requireIn(registry);
    }

    @Test
    void anUploadThatWasPutTogetherWronglyBeginsAgain() {
        AtomicInteger patches = new AtomicInteger();
        registry.behaving(new Habit() {
            @Override
            public Optional<Said> before(PushRegistry its, Asked asked) {
                if (asked.isUpload("PATCH") && patches.getAndIncrement() == 0) {
                    asked.body(123_456);
                    its.upload(asked).writeBytes(new byte[123_456]);
                    return Said.CUT.alone();
                }
                return Optional.empty();
            }
        });
        assertThat(usual().to(registry).failed()).isEmpty();
        content.requireIn(registry);
    }

    @Test
    void aWishToBeLeftAloneIsHeeded() {
        registry.behaving(Habit.once(
                asked -> asked.isUpload("PATCH"),
                asked -> Said.error(429, "TOOMANYREQUESTS").with("Retry-After", "7")));
        PushDemo demo = usual();
        assertThat(demo.to(registry).failed()).isEmpty();
        assertThat(demo.waits()).anyMatch(wait -> wait.toSeconds() >= 6);
    }

    @Test
    void uploadsAtAnotherHostGetNoLogin() throws IOException {
        try (PushRegistry storage = new PushRegistry()) {
            PushLogin login = new PushLogin(folder, registry.host());
            storage.behaving(new Habit() {
                @Override
                public Optional<Said> before(PushRegistry its, Asked asked) {
                    asked.body();
                    return Said.of(asked.header("Authorization").isEmpty() ? 202 : 500)
                            .alone();
                }
            });
            registry.behaving(login.basic(new Habit() {
                @Override
                public Said after(PushRegistry its, Asked asked, Said usual) {
                    return asked.isBegin()
                            ? usual.with("Location", "http://" + storage.host() + "/bucket?key=a%2Bb")
                            : usual;
                }
            }));
            TestBundle bundle = new TestBundle().image("quay.io/a:1", TestImage.oci(config("a"), List.of(LARGE)));
            PushOutcome outcome = new PushDemo(bundle, folder)
                    .to(registry.host(), login.settings(registry).withPlainHttp(storage.host()));
            assertThat(storage.requests())
                    .contains("PUT /bucket?key=a%2Bb&digest="
                            + Digest.of(LARGE).toString().replace(":", "%3A"));
            // The registry itself never gets the blobs here, and says so of the manifest.
            assertThat(outcome.problem().orElseThrow()).hasMessageContaining("MANIFEST_BLOB_UNKNOWN");
            assertThat(outcome.problem().orElseThrow().getMessage()).doesNotContain("key=");
        }
    }

    @Test
    void whereNobodyAnswersNothingIsTriedForEachImage() {
        String host = registry.host();
        registry.close();
        PushDemo demo = usual();
        Problem problem = catchThrowableOfType(Problem.class, () -> demo.to(host, registry.settings()));
        assertThat(problem)
                .hasMessageStartingWith("speak to " + host + " failed: " + host + " does not take connections");
        assertThat(problem.advice()).contains("check the name and the network");
    }

    @Test
    void aRegistryThatGoesAwayEndsThePush() {
        registry.behaving(new Habit() {
            @Override
            public Optional<Said> before(PushRegistry its, Asked asked) {
                return its.requests().size() > 12 ? Said.CUT.alone() : Optional.empty();
            }
        });
        PushOutcome outcome = usual().to(registry);
        assertThat(outcome.problem().orElseThrow())
                .hasMessageStartingWith("push to " + registry.host() + " stopped with ");
        assertThat(outcome.problem().orElseThrow().advice().orElseThrow()).contains("run the same command again");
        registry.behaving(Habit.NONE);
        assertThat(usual().to(registry).failed()).isEmpty();
        content.requireIn(registry);
    }

    private PushDemo usual() {
        return new PushDemo(content.bundle(), folder);
    }

    private PushDemo lacking(String platforms) {
        return new PushDemo(
                new TestBundle().annotate(Annotation.PLATFORMS, platforms).image(MULTI, lackingImage()), folder);
    }

    private static TestImage lackingImage() {
        return TestImage.index(
                MediaType.OCI_INDEX,
                Map.of(Platform.LINUX_AMD64, amd64()),
                Map.of(Platform.parse("linux/arm64"), arm64()));
    }

    private static TestImage amd64() {
        return TestImage.oci(config("amd64"), "amd64");
    }

    private static TestImage arm64() {
        return TestImage.oci(config("arm64"), "arm64");
    }

    private static Digest root(TestImage image) {
        return image.descriptor().digest();
    }

    private List<String> patches() {
        return registry.requests().stream()
                .filter(each -> each.startsWith("PATCH "))
                .toList();
    }

    /** Changes the middle byte of a content. */
    private static void damage(Path bundle, byte[] content) throws IOException {
        byte[] all = Files.readAllBytes(bundle);
        int at = 0;
        while (!Arrays.equals(all, at, at + content.length, content, 0, content.length)) {
            at++;
        }
        try (RandomAccessFile file = new RandomAccessFile(bundle.toFile(), "rw")) {
            file.seek(at + content.length / 2);
            file.write(all[at + content.length / 2] ^ 1);
        }
    }
}
