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
import dev.roadcase.tests.parts.Ran;
import dev.roadcase.tests.parts.Unpacked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lock and the key decide about every byte of a bundle; the registry's new tags and the machine's habits do not. */
class SameBytesJourney {
    private static final String NEW_JAVA = "/usr/lib/jvm/temurin-25-jdk-amd64";

    @TempDir
    private Path work;

    private Launcher bundle;
    private DockerRegistry registry;
    private OciLayout layout;
    private Descriptor first;
    private Descriptor second;
    private DemoSource demo;

    @BeforeEach
    void start() throws IOException {
        bundle = Launcher.in(work);
        registry = DockerRegistry.plain(Files.createDirectory(work.resolve("registry")));
        layout = new OciLayout(Files.createDirectory(work.resolve("layout")));
        first = layout.image(Platform.LINUX_AMD64, "first\n".getBytes(UTF_8));
        second = layout.image(Platform.LINUX_AMD64, "second\n".getBytes(UTF_8));
        layout.tag("first", first).tag("second", second);
        registry.push(layout, "first", "acme/api:1");
        demo = DemoSource.in(work, "demo", """
                parameters:
                  WORD: {default: none}
                images:
                  - "%1$s/acme/api:1"
                  - build: acme/scratch:1
                    from: scratch
                    layers: [{copy: app, to: /app}]
                    entrypoint: [/app/run]
                  - build: acme/based:1
                    from: "%1$s/acme/api:1"
                    layers: [{copy: app, to: /app}]
                files:
                  - {source: app/größe.txt, path: /etc/größe.txt}
                """.formatted(registry.host()))
                .file("app/run", "#!/bin/sh\n")
                .file("app/größe.txt", "x\n".repeat(10_000));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void twoRunsGiveTheSameBytesWhateverTheMachinesHabits() throws IOException {
        prepare(bundle, "a.bundle").succeeded();
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
        prepare(bundle, "a.bundle").succeeded();
        Unpacked unpacked = new Unpacked(work.resolve("a.bundle"));
        JsonNode based = unpacked.json(unpacked.image("docker.io/acme/based:1")
                .orElseThrow()
                .get("digest")
                .asText());
        JsonNode pulled = unpacked.json(first.digest().toString());
        assertThat(based.get("layers")).hasSize(2);
        String shared = pulled.at("/layers/0/digest").asText();
        assertThat(based.at("/layers/0/digest").asText()).isEqualTo(shared);
        assertThat(unpacked.count("blobs/" + shared.replace(':', '/'))).isOne();
        bundle.run("verify", "a.bundle").succeeded();
    }

    @Test
    void aTagThatMovedMovesTheBundleOnlyOnUpdate() {
        prepare(bundle, "a.bundle").succeeded();
        String lock = demo.lock();
        registry.push(layout, "second", "acme/api:1");
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
            assertThat(names.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("demo", "layout", "registry");
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

    private Ran prepare(Launcher launcher, String output, String... more) {
        return launcher.run(Stream.concat(
                        Stream.of(
                                "prepare", "demo", "-o", output, "--progress", "none", "--plain-http", registry.host()),
                        Stream.of(more))
                .toArray(String[]::new));
    }
}
