package dev.roadcase.tests.prepare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.tests.faults.Asked;
import dev.roadcase.tests.faults.FaultProxy;
import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.DockerRegistry;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.OciLayout;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Ran;
import dev.roadcase.tests.parts.WebHost;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an older bundle has is neither fetched nor made again, and none of it is believed without its digest. */
class ReuseJourney {
    private static final byte[] OLD = random(1);
    private static final byte[] NEW = random(2);
    private static final byte[] TOOL = "a tool that shrinks\n".repeat(10_000).getBytes(UTF_8);

    @TempDir
    private Path work;

    private Launcher bundle;
    private DockerRegistry registry;
    private WebHost web;
    private FaultProxy images;
    private FaultProxy files;
    private OciLayout layout;
    private DemoSource demo;

    @BeforeEach
    void start() throws IOException {
        bundle = Launcher.in(work);
        registry = DockerRegistry.plain(Files.createDirectory(work.resolve("registry")));
        images = FaultProxy.before(registry.host());
        web = new WebHost();
        files = FaultProxy.before(web.host());
        web.put("/tool", TOOL);
        layout = new OciLayout(Files.createDirectory(work.resolve("layout")));
        layout.tag("1", layout.image(Platform.LINUX_AMD64, OLD));
        layout.tag("2", layout.image(Platform.LINUX_AMD64, OLD, NEW));
        registry.push(layout, "1", "acme/api:1");
        demo = DemoSource.in(work, "demo", """
                images:
                  - "%1$s/acme/api:1"
                  - build: acme/own:1
                    from: "%1$s/acme/api:1"
                    layers: [{copy: app, to: /app}, {copy: www, to: /www}]
                files:
                  - {url: "http://%2$s/tool", path: /opt/tool}
                """.formatted(images.host(), files.host()))
                .file("app/run", "#!/bin/sh\n")
                .file("www/index.html", "first\n");
    }

    @AfterEach
    void stop() {
        files.close();
        images.close();
        web.close();
        registry.close();
    }

    @Test
    void whereNothingChangedNothingIsFetchedAndTheFileStays() throws IOException {
        prepare("a.bundle").succeeded();
        Object file = Files.getAttribute(work.resolve("a.bundle"), "unix:ino");
        Object written = Files.getLastModifiedTime(work.resolve("a.bundle"));
        int asked = asked();
        assertThat(prepare("a.bundle").succeeded().out()).startsWith("nothing changed: a.bundle  ");
        assertThat(prepare("a.bundle", "--json").json().get("written").asBoolean())
                .isFalse();
        assertThat(asked()).isEqualTo(asked);
        assertThat(Files.getAttribute(work.resolve("a.bundle"), "unix:ino")).isEqualTo(file);
        assertThat(Files.getLastModifiedTime(work.resolve("a.bundle"))).isEqualTo(written);
        bundle.run("verify", "a.bundle").succeeded();
    }

    @Test
    void onUpdateTagsAreLookedUpAndNothingIsSent() {
        prepare("a.bundle").succeeded();
        int asked = images.asked().size();
        assertThat(prepare("a.bundle", "--update").succeeded().out()).startsWith("nothing changed: ");
        assertThat(images.asked().stream().skip(asked))
                .isNotEmpty()
                .allMatch(request -> request.method().equals("HEAD"));
    }

    @Test
    void onUpdateAFileIsNotSentWhoseStatedSumIsTheOldOne() throws IOException {
        String sum = Digest.of(TOOL).hex();
        String file = "files: [{url: \"http://" + files.host() + "/tool\", sha256: " + sum + ", path: /opt/tool}]\n";
        DemoSource stated = DemoSource.in(work, "demo", file);
        prepare("a.bundle").succeeded();
        String lock = stated.lock();
        int asked = files.asked().size();
        assertThat(prepare("a.bundle", "--update").succeeded().out()).startsWith("nothing changed: ");
        assertThat(files.asked().stream().skip(asked))
                .allMatch(request -> request.method().equals("HEAD"));
        assertThat(stated.lock()).isEqualTo(lock);
        Files.delete(work.resolve("a.bundle"));
        prepare("a.bundle", "--update").succeeded();
        assertThat(stated.lock()).isEqualTo(lock);
    }

    @Test
    void aTagThatMovedCostsWhatIsNewAndGivesTheSameBytesAsAFreshPrepare() throws IOException {
        prepare("a.bundle").succeeded();
        registry.push(layout, "2", "acme/api:1");
        String shared = layer("a.bundle", "api");
        assertThat(asks(Asked.blob(shared))).isOne();
        prepare("a.bundle", "--update").succeeded();
        assertThat(asks(Asked.blob(shared))).isOne();
        prepare("b.bundle").succeeded();
        assertThat(work.resolve("a.bundle")).hasSameBinaryContentAs(work.resolve("b.bundle"));
    }

    @Test
    void anotherBundleServesWhereTheRegistryIsGone() throws IOException {
        prepare("a.bundle").succeeded();
        registry.close();
        web.close();
        prepare("b.bundle", "--reuse", "a.bundle").succeeded();
        assertThat(work.resolve("b.bundle")).hasSameBinaryContentAs(work.resolve("a.bundle"));
        bundle.run("verify", "b.bundle").succeeded();
    }

    @Test
    void aDamagedBlobIsFetchedInstead() throws IOException {
        prepare("a.bundle").succeeded();
        damage("a.bundle", layer("a.bundle", "api"));
        String layer = layer("a.bundle", "api");
        Ran warned = prepareAloud("b.bundle", "--reuse", "a.bundle").succeeded();
        assertThat(warned.err()).contains("a.bundle", layer, "damaged");
        assertThat(asks(Asked.blob(layer))).isEqualTo(2);
        bundle.run("verify", "b.bundle").succeeded();
    }

    @Test
    void aDamagedBundleAtTheOutputIsNotCalledUnchanged() throws IOException {
        prepare("a.bundle").succeeded();
        byte[] whole = Files.readAllBytes(work.resolve("a.bundle"));
        damage("a.bundle", layer("a.bundle", "own"));
        Ran again = prepareAloud("a.bundle").succeeded();
        assertThat(again.out()).startsWith("wrote a.bundle");
        assertThat(again.err()).contains("a.bundle").contains("damaged");
        assertThat(work.resolve("a.bundle")).hasBinaryContent(whole);
    }

    @Test
    void ofABundleThatWasCutShortTheBeginningServes() throws IOException {
        prepare("a.bundle").succeeded();
        long asked = asks(Asked.manifests());
        byte[] whole = Files.readAllBytes(work.resolve("a.bundle"));
        try (FileChannel file = FileChannel.open(work.resolve("a.bundle"), StandardOpenOption.WRITE)) {
            file.truncate(whole.length - 150_000);
        }
        assertThat(prepareAloud("a.bundle").succeeded().err()).contains("cut short");
        assertThat(work.resolve("a.bundle")).hasBinaryContent(whole);
        assertThat(asks(Asked.manifests())).isEqualTo(asked);
    }

    @Test
    void aDemoThatChangedInOnePlaceIsMadeAnewInThatPlaceAlone() {
        prepare("a.bundle").succeeded();
        int asked = asked();
        demo.file("www/index.html", "second\n");
        JsonNode plan = prepare("a.bundle", "--dry-run", "--json").json();
        assertThat(reused(plan, "acme/own")).containsExactly(true, false);
        assertThat(reused(plan, "/tool")).containsExactly(true);
        prepare("a.bundle").succeeded();
        assertThat(asked()).isEqualTo(asked);
        bundle.run("verify", "a.bundle").succeeded();
    }

    @Test
    void whatAStrangerSaysOfItsLayersIsNotBelieved() {
        Launcher stranger =
                bundle.with("XDG_CONFIG_HOME", work.resolve("strange").toString());
        prepare(stranger, "a.bundle").succeeded();
        JsonNode plan = prepare("b.bundle", "--reuse", "a.bundle", "--dry-run", "--json")
                .json();
        assertThat(reused(plan, "acme/api")).contains(true);
        assertThat(reused(plan, "acme/own")).containsExactly(false, false);
        assertThat(reused(plan, "/tool")).containsExactly(false);
    }

    @Test
    void aFileThatRottedWhereNobodyWroteIsMadeAnewOnTheSecondTry() throws IOException {
        prepare("a.bundle").succeeded();
        assumeThat(Files.getFileStore(work).supportsFileAttributeView("user"))
                .as("this file system keeps stamps")
                .isTrue();
        Program.run(
                "cp",
                "-p",
                work.resolve("a.bundle").toString(),
                work.resolve("times").toString());
        damage("a.bundle", layer("a.bundle", "/tool"));
        Program.run(
                "touch",
                "-r",
                work.resolve("times").toString(),
                work.resolve("a.bundle").toString());
        demo.file("www/index.html", "second\n");
        assertThat(prepare("a.bundle").failed(6).err()).contains("a.bundle is damaged", "again");
        prepare("a.bundle").succeeded();
        bundle.run("verify", "a.bundle").succeeded();
    }

    @Test
    void whatIsNoBundleCannotBeReused() throws IOException {
        Files.writeString(work.resolve("text"), "text\n".repeat(1000));
        assertThat(prepare("a.bundle", "--reuse", "text").failed(3).err()).contains("--reuse", "text is not a bundle");
        assertThat(prepare("a.bundle", "--reuse", "gone").failed(3).err()).contains("--reuse", "gone");
        Files.copy(work.resolve("text"), work.resolve("a.bundle"));
        prepare("a.bundle").succeeded();
    }

    /** Whether each layer or file of this origin would be copied, in their order in the bundle. */
    private static List<Boolean> reused(JsonNode plan, String origin) {
        return contents(plan, origin).map(blob -> blob.has("reusedFrom")).toList();
    }

    private static Stream<JsonNode> contents(JsonNode plan, String origin) {
        return StreamSupport.stream(plan.get("blobs").spliterator(), false)
                .filter(blob -> blob.get("origin").asText().contains(origin))
                .filter(blob -> blob.get("mediaType").asText().matches(".*(layer|file).*"));
    }

    private String layer(String file, String origin) {
        return lastOf(file, origin).get("digest").asText();
    }

    private JsonNode lastOf(String file, String origin) {
        JsonNode plan = prepare(file, "--dry-run", "--json").json();
        return contents(plan, origin).reduce((first, second) -> second).orElseThrow();
    }

    private void damage(String file, String digest) throws IOException {
        JsonNode plan = prepare(file, "--dry-run", "--json").json();
        long offset = StreamSupport.stream(plan.get("blobs").spliterator(), false)
                .filter(blob -> blob.get("digest").asText().equals(digest))
                .findFirst()
                .orElseThrow()
                .get("offset")
                .asLong();
        Program.run(
                "sh",
                "-c",
                "printf x | dd of=" + work.resolve(file) + " bs=1 conv=notrunc status=none seek=" + (offset + 20));
    }

    private int asked() {
        return images.asked().size() + files.asked().size();
    }

    private long asks(Predicate<Asked> which) {
        return images.asked().stream().filter(which).count();
    }

    private Ran prepare(String output, String... more) {
        return prepare(bundle, output, more);
    }

    private Ran prepare(Launcher launcher, String output, String... more) {
        String[] quietly =
                Stream.concat(Stream.of("--progress", "none"), Stream.of(more)).toArray(String[]::new);
        return run(launcher, output, quietly);
    }

    /** With what it says on the way. */
    private Ran prepareAloud(String output, String... more) {
        return run(bundle, output, more);
    }

    private Ran run(Launcher launcher, String output, String... more) {
        List<String> words =
                List.of("prepare", "demo", "-o", output, "--plain-http", images.host(), "--plain-http", files.host());
        return launcher.run(Stream.concat(words.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private static byte[] random(int seed) {
        byte[] bytes = new byte[200_000];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
