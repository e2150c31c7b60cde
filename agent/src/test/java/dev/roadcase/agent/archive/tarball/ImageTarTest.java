package dev.roadcase.agent.archive.tarball;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.archive.bundle.BundledImage;
import dev.roadcase.agent.archive.bundle.ImageLookup;
import dev.roadcase.agent.archive.entry.ClaimedHeader;
import dev.roadcase.agent.archive.entry.Entry;
import dev.roadcase.agent.archive.entry.EntryName;
import dev.roadcase.agent.archive.entry.TarHeader;
import dev.roadcase.agent.file.NewFile;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.Trust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image leaves a bundle as a tarball that other programs load. */
class ImageTarTest {
    private static final String AMD = "{\"os\":\"linux\",\"architecture\":\"amd64\"}";
    private static final String ARM = "{\"os\":\"linux\",\"architecture\":\"arm64\",\"variant\":\"v8\"}";
    private static final Platform ARM64 = Platform.parse("linux/arm64");
    private static final TestImage ONE = TestImage.oci(AMD, "shared layer", "layer of one");
    private static final TestImage ON_ARM = TestImage.oci(ARM, "layer for arm");
    private static final TestImage BOTH = TestImage.index(MediaType.OCI_INDEX, members());

    @TempDir
    private Path folder;

    private Trust trust;

    @Test
    void anOciTarballEndsWithTheDocumentsThatMakeItAnImage() {
        List<String> names = names(tar("one", TarFormat.OCI, Optional.empty()));
        assertThat(names).hasSize(7).endsWith("oci-layout", "manifest.json", "index.json");
        assertThat(names.subList(0, 4)).allMatch(name -> name.startsWith("blobs/sha256/"));
    }

    @Test
    void theSameImageGivesTheSameBytesAndTheLengthThatWasSaid() throws IOException {
        byte[] first = tar("both", TarFormat.OCI, Optional.empty());
        assertThat(tar("both", TarFormat.OCI, Optional.empty())).isEqualTo(first);
        try (Bundle bundle = bundle()) {
            ImageTar tar = ImageTar.of(bundle, find(bundle, "both"), TarFormat.OCI, Optional.empty());
            assertThat(tar.size()).isEqualTo(first.length);
        }
    }

    @Test
    void onePlatformKeepsTheIndexAndLeavesTheOthersOut() {
        List<String> names = names(tar("both", TarFormat.OCI, Optional.of(ARM64)));
        assertThat(names)
                .contains(blob(BOTH.manifest()), blob(ON_ARM.manifest()), blob("layer for arm"))
                .doesNotContain(blob(ONE.manifest()), blob("layer of one"));
    }

    @Test
    void aDockerArchiveHoldsOnePlatformByItsOldNames() {
        List<String> names = names(tar("both", TarFormat.DOCKER, Optional.empty()));
        assertThat(names)
                .containsExactly(
                        hex("shared layer") + ".tar",
                        hex("layer of one") + ".tar",
                        hex(AMD) + ".json",
                        "manifest.json");
    }

    @Test
    void aPlatformThatIsNotCarriedIsSaidWithThoseThatAre() {
        Problem problem = catchThrowableOfType(Problem.class, () -> tar("one", TarFormat.OCI, Optional.of(ARM64)));
        assertThat(problem.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(problem).hasMessageContaining("linux/amd64").hasMessageContaining("linux/arm64");
    }

    @Test
    void aDamagedBlobLeavesAnOlderFileAsItWas() throws IOException {
        Path file = write();
        damage(file, "layer of one");
        Path out = Files.writeString(folder.resolve("out.tar"), "older");
        try (Bundle bundle = Bundle.open(file, trust)) {
            ImageTar tar = ImageTar.of(bundle, find(bundle, "one"), TarFormat.OCI, Optional.empty());
            Problem problem = catchThrowableOfType(Problem.class, () -> new NewFile(out).write(tar::writeTo));
            assertThat(problem.exitCode()).isEqualTo(ExitCode.NOT_AUTHENTIC);
        }
        assertThat(out).hasContent("older");
        assertThat(folder.toFile().list()).containsExactlyInAnyOrder("test.bundle", "out.tar");
    }

    @Test
    void aDamagedBlobEndsTheStreamBeforeAnythingMakesItAnImage() throws IOException {
        Path file = write();
        damage(file, "layer of one");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Bundle bundle = Bundle.open(file, trust)) {
            ImageTar tar = ImageTar.of(bundle, find(bundle, "one"), TarFormat.OCI, Optional.empty());
            assertThat(catchThrowableOfType(Problem.class, () -> tar.writeTo(out)))
                    .isNotNull();
        }
        assertThat(out.toString(StandardCharsets.ISO_8859_1)).doesNotContain("manifest.json", "index.json");
    }

    @Test
    void blobsThatAReaderHasAreLeftOut() throws IOException {
        try (Bundle bundle = bundle()) {
            Digest shared = Digest.of("shared layer".getBytes(StandardCharsets.UTF_8));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageTar.of(bundle, find(bundle, "one"), TarFormat.OCI, Optional.empty())
                    .without(Set.of(shared))
                    .writeTo(out);
            assertThat(names(out.toByteArray())).hasSize(6).doesNotContain(EntryName.of(shared));
        }
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNamesThatAreLikeIt() {
        try (Bundle bundle = bundle()) {
            Problem problem = catchThrowableOfType(
                    Problem.class, () -> new ImageLookup(bundle).image(Reference.parse("example.org/team/both:1")));
            assertThat(problem.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
            assertThat(problem.advice().orElseThrow()).startsWith("it carries docker.io/library/both:latest, ");
        }
    }

    @Test
    void shortNamesAndDigestsFindAnImage() {
        try (Bundle bundle = bundle()) {
            ImageLookup lookup = new ImageLookup(bundle);
            Digest digest = BOTH.descriptor().digest();
            assertThat(lookup.image(Reference.parse("both")).descriptor().digest())
                    .isEqualTo(digest);
            assertThat(lookup.image(Reference.parse("both@" + digest)).name())
                    .isEqualTo("docker.io/library/both:latest");
        }
    }

    private Path write() {
        TestBundle bundle = new TestBundle()
                .annotate("dev.roadcase.platforms", "all")
                .image("docker.io/library/one:latest", ONE, "node")
                .image("docker.io/library/both:latest", BOTH, "node");
        trust = bundle.trust();
        return bundle.write(folder.resolve("test.bundle"));
    }

    private Bundle bundle() {
        Path file = write();
        return Bundle.open(file, trust);
    }

    private byte[] tar(String name, TarFormat format, Optional<Platform> platform) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Bundle bundle = bundle()) {
            ImageTar.of(bundle, find(bundle, name), format, platform).writeTo(out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    private static BundledImage find(Bundle bundle, String name) {
        return new ImageLookup(bundle).image(Reference.parse(name));
    }

    private static List<String> names(byte[] tar) {
        List<String> names = new ArrayList<>();
        for (long at = 0; tar[(int) at] != 0; ) {
            ClaimedHeader header = new ClaimedHeader(Arrays.copyOfRange(tar, (int) at, (int) at + TarHeader.BLOCK));
            names.add(header.name());
            at = new Entry("", at, header.size()).end();
        }
        return names;
    }

    private static void damage(Path file, String content) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(content);
        bytes[at] ^= 1;
        Files.write(file, bytes);
    }

    private static String blob(byte[] content) {
        return EntryName.of(Digest.of(content));
    }

    private static String blob(String content) {
        return blob(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(String content) {
        return Digest.of(content.getBytes(StandardCharsets.UTF_8)).hex();
    }

    private static Map<Platform, TestImage> members() {
        Map<Platform, TestImage> members = new LinkedHashMap<>();
        members.put(Platform.LINUX_AMD64, ONE);
        members.put(Platform.parse("linux/arm64/v8"), ON_ARM);
        return members;
    }
}
