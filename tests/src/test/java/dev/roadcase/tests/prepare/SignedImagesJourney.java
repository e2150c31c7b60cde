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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that cosign has signed, in a real registry. Run where cosign can be had: {@code tests/run} says whether it is. */
@Tag("cosign")
class SignedImagesJourney {
    @TempDir
    private Path work;

    private DockerRegistry registry;
    private Descriptor image;
    private String name;

    @BeforeEach
    void push() throws Exception {
        registry = DockerRegistry.plain(Files.createDirectory(work.resolve("registry")));
        name = registry.host() + "/acme/signed";
        OciLayout layout = new OciLayout(Files.createDirectory(work.resolve("layout")));
        image = layout.image(Platform.LINUX_AMD64, "it".getBytes(UTF_8));
        layout.tag("1", image);
        Program.run(
                "skopeo",
                "copy",
                "--quiet",
                "--dest-tls-verify=false",
                "oci:" + layout.folder() + ":1",
                "docker://" + name + ":1");
        DemoSource.in(work, "demo", """
                referrers: true
                images:
                  - {pull: "%s:1", verify: {key: cosign.pub}}
                """.formatted(name));
        cosign("generate-key-pair");
        Files.copy(work.resolve("cosign.pub"), work.resolve("demo/cosign.pub"));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void onlyASignedImageIsCarriedAndItsSignatureComesAlong() {
        Ran refused = prepare();
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains(name + ":1@" + image.digest() + " is not signed by cosign.pub");
        sign();
        attest();
        prepare().succeeded();
        JsonNode inspected =
                Launcher.in(work).run("inspect", "demo.bundle", "--json").json();
        assertThat(inspected.get("images")).hasSize(1);
        assertThat(inspected.get("referrers"))
                .hasSize(2)
                .allSatisfy(referrer -> assertThat(referrer.get("subject").asText())
                        .isEqualTo(image.digest().toString()));
        assertThat(Launcher.in(work).run("inspect", "demo.bundle", "--sbom").out())
                .contains("\"bom\"", "https://spdx.dev/Document");
    }

    /** At the show, where there is no other registry, cosign finds the signature in the bundle. */
    @Test
    void cosignVerifiesTheImageThatTheBundleServes() throws Exception {
        sign();
        prepare().succeeded();
        registry.close();
        Process serve = Launcher.in(work).start("serve", "demo.bundle", "--listen", "127.0.0.1:0");
        try {
            cosign("verify", "--insecure-ignore-tlog=true", "--key", "cosign.pub", served() + "/acme/signed:1");
        } finally {
            serve.destroy();
            serve.waitFor();
        }
    }

    /** Host and port, once it answers. */
    private String served() throws Exception {
        Pattern ready = Pattern.compile("ready http://(\\S+?)/?\\s");
        for (int tries = 0; tries < 600; tries++) {
            Matcher matcher = ready.matcher(Files.readString(work.resolve("started.log")));
            if (matcher.find()) {
                return matcher.group(1);
            }
            Thread.sleep(50);
        }
        throw new AssertionError(Files.readString(work.resolve("started.log")));
    }

    private Ran prepare() {
        return Launcher.in(work).run("prepare", "demo", "-o", "demo.bundle", "--plain-http", registry.host());
    }

    private void sign() {
        cosign("sign", "--key", "cosign.key", name + "@" + image.digest());
    }

    private void attest() {
        new DemoSource(work).file("sbom.json", "{\"spdxVersion\":\"SPDX-2.3\"}");
        cosign(
                "attest",
                "--key",
                "cosign.key",
                "--type",
                "spdxjson",
                "--predicate",
                "sbom.json",
                name + "@" + image.digest());
    }

    /** Without a public log, which needs a network. Version 3 has to be told twice. */
    private void cosign(String verb, String... words) {
        List<String> command = new ArrayList<>(
                List.of("env", "-C", work.toString(), "COSIGN_PASSWORD=x", "HOME=" + work, "cosign", verb));
        if (words.length > 0) {
            command.add("--allow-http-registry");
        }
        if (verb.equals("sign") || verb.equals("attest")) {
            command.addAll(List.of("-y", "--tlog-upload=false"));
            if (Program.text("cosign", verb, "--help").contains("--use-signing-config")) {
                command.add("--use-signing-config=false");
            }
        }
        command.addAll(List.of(words));
        Program.run(command);
    }
}
