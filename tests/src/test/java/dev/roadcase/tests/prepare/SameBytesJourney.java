package dev.roadcase.tests.prepare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.DockerRegistry;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.OciLayout;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Ran;
import dev.roadcase.tests.parts.Unpacked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock and the key decide about every byte of a bundle; the registry's new tags and the machine's habits do not. */
class SameBytesJourney {
    private static final String NEW_JAVA = "/usr/lib/jvm/temurin-25-jdk-amd64";

    @TempDir
    private static Path folder;

    private static DockerRegistry registry;
    private static OciLayout layout;
    private static Descriptor first;
    private static Descriptor second;

    /** Where the demo was prepared once, as a.bundle. */
    private static Path made;

    @TempDir
    private Path work;

    private Launcher bundle;
    private DemoSource demo;

    @BeforeAll
    static void make() throws IOException {
        registry = DockerRegistry.plain(Files.createDirectory(folder.resolve("registry")));
        layout = new OciLayout(Files.createDirectory(folder.resolve("layout")));
        first = layout.image(Platform.LINUX_AMD64, "first\n".getBytes(UTF_8));
        second = layout.image(Platform.LINUX_AMD64, "second\n".getBytes(UTF_8));
        layout.tag("first", first).tag("second", second);
        registry.push(layout, "first", "acme/api:1");
        made = Files.createDirectory(folder.resolve("made"));
        demo(made, "acme/api:1");
        prepare(Launcher.in(made), "a.bundle").succeeded();
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @BeforeEach
    void start() {
        bundle = Launcher.in(work);
        demo = demo(work, "acme/api:1");
    }

    private static DemoSource demo(Path folder, String image) {
        return DemoSource.in(folder, "demo", """
                parameters:
                  WORD: {default: none}
                images:
                  - "%1$s/%2$s"
                  - build: acme/scratch:1
                    from: scratch
                    layers: [{copy: app, to: /app}]
                    entrypoint: [/app/run]
                  - build: acme/based:1
                    from: "%1$s/%2$s"
                    layers: [{copy: app, to: /app}]
                files:
                  - {source: app/größe.txt, path: /etc/größe.txt}
                """.formatted(registry.host(), image))
                .file("app/run", "#!/bin/sh\n")
                .file("app/größe.txt", "x\n".repeat(10_000));
    }

    /** With the lock, the key and the bundle of the one who has prepared it already. */
    private void beTheAuthor() {
        Program.run("cp", "-a", made + "/.", work.toString());
    }

    @Test
    void twoRunsGiveTheSameBytesWhateverTheMachinesHabits() throws IOException {
        beTheAuthor();
        Launcher other = bundle.through("sh", "-c", "umask 077; exec \"$@\"", "sh")
                .with("TZ", "Asia/Kathmandu")
                .with("LC_ALL", "C")
                .with("JDK_JAVA_OPTIONS", "-Duser.language=tr -Duser.country=TR -Dfile.encoding=ISO-8859-1");
        if (Files.exists(Path.of(NEW_JAVA))) {
            other = other.with("JAVA_HOME", NEW_JAVA);
        }
        assertThat(prepare(other, "b.bundle").succeeded().err()).doesNotContain("WARNING");
        assertThat(work.resolve("b.bundle")).hasSameBinaryContentAs(work.resolve("a.bundle"));
    }

    @Test
    void aBuiltImageSharesTheLayersOfItsBase() {
        Unpacked unpacked = new Unpacked(made.resolve("a.bundle"));
        JsonNode based = unpacked.json(unpacked.image("docker.io/acme/based:1")
                .orElseThrow()
                .get("digest")
                .asText());
        JsonNode pulled = unpacked.json(first.digest().toString());
        assertThat(based.get("layers")).hasSize(2);
        String shared = pulled.at("/layers/0/digest").asText();
        assertThat(based.at("/layers/0/digest").asText()).isEqualTo(shared);
        assertThat(unpacked.count("blobs/" + shared.replace(':', '/'))).isOne();
        Launcher.in(made).requireWhole("a.bundle");
    }

    @Test
    void aTagThatMovedMovesTheBundleOnlyOnUpdate() {
        registry.push(layout, "first", "acme/moving:1");
        demo = demo(work, "acme/moving:1");
        prepare(bundle, "a.bundle").succeeded();
        String lock = demo.lock();
        registry.push(layout, "second", "acme/moving:1");
        prepare(bundle, "b.bundle").succeeded();
        assertThat(work.resolve("b.bundle")).hasSameBinaryContentAs(work.resolve("a.bundle"));
        prepare(bundle, "b.bundle", "--locked").succeeded();
        assertThat(demo.lock()).isEqualTo(lock);
        prepare(bundle, "c.bundle", "--update").succeeded();
        assertThat(demo.lock())
                .contains(second.digest().toString())
                .doesNotContain(first.digest().toString());
        assertThat(new Unpacked(work.resolve("c.bundle")).blob(second.digest().toString()))
                .isPresent();
        assertThat(prepare(bundle, "d.bundle", "--update", "--locked").failed(2).err())
                .contains("--locked");
    }

    @Test
    void lockedRefusesWhatTheLockDoesNotKnow() {
        Ran ran = prepare(bundle, "a.bundle", "--locked").failed(3);
        assertThat(ran.err()).contains("demo.lock.yaml lacks the image " + registry.host() + "/acme/api:1");
        assertThat(work.resolve("a.bundle")).doesNotExist();
        assertThat(demo.folder().resolve("demo.lock.yaml")).doesNotExist();
    }

    @Test
    void aDryRunSaysItAllAndWritesNothing() throws IOException {
        Ran text = prepare(bundle, "a.bundle", "--dry-run").succeeded();
        assertThat(text.out()).contains("BLOB", registry.host() + "/acme/api:1", "would write a.bundle  ");
        assertThat(text.out())
                .containsPattern("\nto fetch \\S+ \\S+  \\S+ \\S+ from " + registry.host() + "  reused 0 B  here ");
        Ran json = prepare(bundle, "a.bundle", "--dry-run", "--json").succeeded();
        assertThat(json.json().get("written").asBoolean()).isFalse();
        assertThat(json.json().get("blobs")).isNotEmpty();
        long fetched = StreamSupport.stream(json.json().get("blobs").spliterator(), false)
                .filter(blob -> blob.path("fetchedFrom").asText().equals(registry.host()))
                .mapToLong(blob -> blob.get("size").asLong())
                .sum();
        assertThat(json.json().get("toFetch").asLong()).isEqualTo(fetched).isPositive();
        assertThat(json.json().get("reused").asLong()).isZero();
        try (Stream<Path> names = Files.list(work)) {
            assertThat(names.map(path -> path.getFileName().toString())).containsExactly("demo");
        }
        assertThat(demo.folder().resolve("demo.lock.yaml")).doesNotExist();
    }

    @Test
    void aBundleGoesWhereItIsToldUnderWhateverNameTheDemoIsGiven() throws IOException {
        Files.createDirectories(work.resolve("ein Ordner ü"));
        assertThat(prepare(bundle, "ein Ordner ü").succeeded().out())
                .startsWith("wrote ein Ordner ü/demo-1.0.0.bundle  ");
        Path bundles = work.resolve("ein Ordner ü/demo-1.0.0.bundle");
        assertThat(bundles).exists();
        Ran fromWithin = bundle.from(demo.folder())
                .with("LC_ALL", "C")
                .run("prepare", "demo.yaml", "--progress", "none", "--plain-http", registry.host(), "--json")
                .succeeded();
        assertThat(fromWithin.json().get("file").asText()).isEqualTo("demo-1.0.0.bundle");
        assertThat(fromWithin.json().get("written").asBoolean()).isTrue();
        assertThat(fromWithin.json().get("images").asInt()).isEqualTo(3);
        assertThat(fromWithin.json().get("digest").asText()).startsWith("sha256:");
        assertThat(demo.folder().resolve("demo-1.0.0.bundle")).hasSameBinaryContentAs(bundles);
    }

    @Test
    void onlyParametersThatTheDemoDeclaresMayBeSet() {
        prepare(bundle, "a.bundle", "--set", "WORD=a=b").succeeded();
        assertThat(prepare(bundle, "b.bundle", "--set", "OTHER=1").exitCode()).isIn(2, 3);
        assertThat(prepare(bundle, "b.bundle", "--set", "WORD").failed(2).err()).contains("--set");
        assertThat(work.resolve("b.bundle")).doesNotExist();
    }

    private static Ran prepare(Launcher launcher, String output, String... more) {
        return launcher.run(Stream.concat(
                        Stream.of(
                                "prepare", "demo", "-o", output, "--progress", "none", "--plain-http", registry.host()),
                        Stream.of(more))
                .toArray(String[]::new));
    }
}
