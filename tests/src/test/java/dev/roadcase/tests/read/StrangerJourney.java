package dev.roadcase.tests.read;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody meets who has never seen the program. */
class StrangerJourney {
    private static final String DEMO = "files: [{source: demo.yaml, path: /demo.yaml}]\n";

    /** Where the demo is prepared already. */
    @TempDir
    private static Path made;

    @TempDir
    private Path work;

    private Launcher bundle;

    @BeforeAll
    static void prepare() {
        DemoSource.in(made, "demo", DEMO);
        Launcher.in(made)
                .run("prepare", "demo", "-o", "x.bundle", "--progress", "none")
                .succeeded();
    }

    @BeforeEach
    void settle() {
        bundle = Launcher.in(work);
        DemoSource.in(work, "demo", DEMO);
    }

    @Test
    void wordsThatMakeNoSenseAreAnsweredWithWhatDoes() {
        assertThat(bundle.run().failed(2).err()).contains("bundle --help");
        assertThat(bundle.run("pack").failed(2).err()).contains("pack");
        assertThat(bundle.run("verify").failed(2).err()).contains("FILE");
        assertThat(bundle.run("verify", "a", "b").failed(2).err()).contains("b");
        assertThat(bundle.run("prepare", "demo", "--jobs", "0").failed(2).err()).contains("--jobs");
        assertThat(bundle.run("prepare", "demo", "--frobnicate").failed(2).err())
                .contains("--frobnicate");
        assertThat(bundle.run("extract", "x.bundle", "-o", "out").exitCode()).isEqualTo(2);
    }

    /** The jars that are shipped are enough for it. */
    @Test
    void theBillOfMaterialsIsOneDocument() {
        JsonNode document = Launcher.in(made)
                .run("inspect", "x.bundle", "--sbom")
                .succeeded()
                .json();
        assertThat(document.get("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(document.get("components").findValuesAsText("name")).contains("/demo.yaml");
    }

    @Test
    void aDraftOfNothingIsPrepared() {
        assertThat(bundle.run("init", "-o", "new").succeeded().out()).isEqualTo("wrote new/demo.yaml\n");
        bundle.run("prepare", "new", "--dry-run").succeeded();
        assertThat(bundle.run("init", "-o", "new").failed(3).err()).contains("new/demo.yaml exists already");
    }

    @Test
    void everyVerbExplainsItself() {
        for (String verb : "init prepare verify inspect extract save serve keygen trust".split(" ")) {
            assertThat(bundle.run(verb, "--help").succeeded().out()).startsWith("Usage: bundle " + verb);
        }
    }

    @Test
    void namesWithBlanksAndUmlautsWorkInEveryLocale() throws IOException {
        Files.createDirectory(work.resolve("schöne Vorführung"));
        String file = "schöne Vorführung/ein Bündel.bundle";
        Launcher plain = bundle.with("LC_ALL", "C");
        assertThat(plain.run("prepare", "demo", "-o", file, "--progress", "none")
                        .succeeded()
                        .out())
                .startsWith("wrote " + file + "  ");
        assertThat(plain.run("verify", file).succeeded().out()).startsWith("ok " + file + " signed by ");
        assertThat(plain.run("inspect", file, "--json").json().get("name").asText())
                .isEqualTo("demo");
        Files.delete(work.resolve(file));
        assertThat(plain.run("verify", file).err()).contains(file);
    }

    @Test
    void aReaderThatHasGoneIsNoError() {
        Ran ran = Launcher.in(made)
                .through("bash", "-c", "set -o pipefail; \"$@\" | head -c 1", "bash")
                .run("inspect", "x.bundle", "--json");
        assertThat(ran.exitCode()).as("%s", ran).isZero();
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void closedInputAndAMissingHomeDoNotMatter() {
        Ran ran = bundle.with("HOME", "")
                .through("sh", "-c", "exec \"$@\" <&-", "sh")
                .run("prepare", "demo", "-o", "x.bundle", "--progress", "none");
        ran.succeeded();
        bundle.requireWhole("x.bundle");
    }

    @Test
    void settingsThatCannotBeWrittenAreNamedAndAGivenKeyDoesWithoutThem() throws IOException {
        Files.createDirectory(work.resolve("barred"));
        Launcher barred = bundle.with("XDG_CONFIG_HOME", work.resolve("barred").toString())
                .through("unshare", "--mount", "sh", "-c", "mount -t tmpfs -o ro none barred && exec \"$@\"", "sh");
        Ran ran = barred.run("prepare", "demo", "-o", "x.bundle", "--progress", "none");
        assertThat(ran.failed(6).err()).contains("barred").doesNotContain("unexpected");
        assertThat(work.resolve("x.bundle")).doesNotExist();
        bundle.run("keygen", "--out", "acme", "--no-passphrase").succeeded();
        barred.run("prepare", "demo", "-o", "x.bundle", "--key", "acme.key", "--progress", "none")
                .succeeded();
        barred.run("verify", "x.bundle", "--key", "acme.pub").succeeded();
    }

    @Test
    void aFullOutputIsSaid() {
        Ran ran =
                Launcher.in(made).through("sh", "-c", "\"$@\" >/dev/full", "sh").run("inspect", "x.bundle");
        assertThat(ran.failed(6).err()).contains("standard output");
    }
}
