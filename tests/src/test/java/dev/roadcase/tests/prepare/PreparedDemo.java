package dev.roadcase.tests.prepare;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.tests.faults.FaultProxy;
import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.DockerRegistry;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.OciLayout;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.WebHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;

/** A demo that was prepared once, as {@code a.bundle}, and where it came from: hosts that write down what they are asked. */
final class PreparedDemo implements AutoCloseable {
    static final byte[] TOOL = "a tool that shrinks\n".repeat(10_000).getBytes(UTF_8);

    private static final String DEMO = """
            images:
              - "%1$s/acme/%3$s:1"
              - build: acme/own:1
                from: "%1$s/acme/%3$s:1"
                layers: [{copy: app, to: /app}, {copy: www, to: /www}]
            files:
              - {url: "http://%2$s/tool", path: /opt/tool}
            """;

    private final Path made;
    private final DockerRegistry registry;
    private final WebHost web = new WebHost();
    private final OciLayout layout;
    private final FaultProxy images;
    private final FaultProxy files;
    private final JsonNode report;

    PreparedDemo(Path folder) throws IOException {
        registry = DockerRegistry.plain(Files.createDirectory(folder.resolve("registry")));
        images = FaultProxy.before(registry.host());
        files = FaultProxy.before(web.host());
        web.put("/tool", TOOL);
        layout = new OciLayout(Files.createDirectory(folder.resolve("layout")));
        layout.tag("1", layout.image(Platform.LINUX_AMD64, random(1)));
        layout.tag("2", layout.image(Platform.LINUX_AMD64, random(1), random(2)));
        push("1", "api");
        made = Files.createDirectory(folder.resolve("made"));
        demo(made, "api");
        report = Launcher.in(made).run(words("a.bundle", "--json")).succeeded().json();
    }

    /** Copies the demo, the bundle and the settings of who made it. */
    void copyTo(Path work) {
        Program.run("cp", "-a", made + "/.", work.toString());
    }

    /** Writes a demo that is based on an image of this name, which is to be pushed. */
    DemoSource demo(Path work, String image) {
        return DemoSource.in(work, "demo", DEMO.formatted(images.host(), files.host(), image))
                .file("app/run", "#!/bin/sh\n")
                .file("www/index.html", "first\n");
    }

    /** Puts an image of one layer, {@code 1}, or that one and another, {@code 2}, into the registry. */
    void push(String layers, String image) {
        registry.push(layout, layers, "acme/" + image + ":1");
    }

    /** The words that prepare a demo from these hosts. */
    String[] words(String output, String... more) {
        return Stream.concat(
                        Stream.of(
                                "prepare",
                                "demo",
                                "-o",
                                output,
                                "--plain-http",
                                images.host(),
                                "--plain-http",
                                files.host()),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    /** What prepare reported of the bundle. */
    JsonNode report() {
        return report;
    }

    /** The registry, as others see it. */
    FaultProxy images() {
        return images;
    }

    /** The host of the file, as others see it. */
    FaultProxy files() {
        return files;
    }

    private static byte[] random(int seed) {
        byte[] bytes = new byte[200_000];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    @Override
    public void close() {
        files.close();
        images.close();
        web.close();
        registry.close();
    }
}
