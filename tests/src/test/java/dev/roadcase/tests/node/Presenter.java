package dev.roadcase.tests.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.registry.TestIdentity;
import dev.roadcase.tests.parts.Agent;
import dev.roadcase.tests.parts.FreePort;
import dev.roadcase.tests.parts.Layer;
import dev.roadcase.tests.parts.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;

/**
 * Who has machines: a bundle for them, whose names and contents are new each time, certificates, and a registry, which
 * several machines may use one after the other.
 */
final class Presenter {
    private final String word = "t" + Long.toString(System.nanoTime(), 36);
    private final Path folder;
    private final int port = FreePort.find();
    private final TestBundle written;

    final TestImage small = image("small", 1000);
    final TestImage large = image("large", 24 << 20);
    final TestIdentity server;
    final TestIdentity node;

    Presenter(Path folder) {
        this.folder = folder;
        this.written = new TestBundle()
                .image(smallName(), small, "node")
                .image(largeName(), large, "node,controller")
                .image("quay.io/" + word + "/unloaded:1", image("unloaded", 100))
                .file("/opt/bin/tool", noise(3 << 20), "node")
                .file("/etc/tool.conf", word.getBytes(UTF_8), "node");
        this.server = TestIdentity.of("localhost", "EC", folder);
        this.node = TestIdentity.of("node-1", "EC", folder);
        try {
            Files.write(folder.resolve("test.pub"), written.key().pem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        written.write(file());
    }

    Path file() {
        return folder.resolve("test.bundle");
    }

    /** The same presenter's bundle of another version, for the same machines. */
    Path older() {
        Path file = folder.resolve("older.bundle");
        return Files.exists(file)
                ? file
                : written.annotate(Annotation.VERSION, "0").write(file);
    }

    /** Digest of a bundle's index.json, as tar and sha256sum see it. */
    static String index(Path bundle) {
        return "sha256:"
                + Program.text("sh", "-c", "tar -xOf \"$0\" index.json | sha256sum", bundle.toString())
                        .substring(0, 64);
    }

    String key() {
        return folder.resolve("test.pub").toString();
    }

    /** Where {@link #serve()} serves. */
    String url() {
        return urlAt(port);
    }

    static String urlAt(int port) {
        return "https://localhost:" + port;
    }

    String smallName() {
        return "docker.io/" + word + "/small:1";
    }

    String largeName() {
        return "vm1:5000/" + word + "/large:2";
    }

    /** The controller's registry, which takes a machine's certificate, and expects a node-2 beside node-1. */
    Process serve() {
        Process registry = serveAt(port, folder);
        ask(url() + "/v2/");
        return registry;
    }

    /** Another one, which keeps its registrations in this folder. */
    Process serveAt(int another, Path state) {
        return Agent.with(Map.of())
                .start(
                        "serve",
                        file().toString(),
                        "--key",
                        key(),
                        "--listen",
                        "127.0.0.1:" + another,
                        "--tls-cert",
                        server.certificate().toString(),
                        "--tls-key",
                        server.key().toString(),
                        "--client-ca",
                        node.certificate().toString(),
                        "--state",
                        state.resolve("state").toString(),
                        "--expect",
                        "node-1,node-2");
    }

    /** What a registry answers, once it does. */
    String ask(String url) {
        return Program.text(
                "curl",
                "--silent",
                "--show-error",
                "--retry",
                "200",
                "--retry-connrefused",
                "--retry-delay",
                "1",
                "--cacert",
                server.certificate().toString(),
                url);
    }

    private static TestImage image(String name, int size) {
        Layer layer = Layer.of(name, noise(size));
        return TestImage.oci(Layer.config("/" + name, layer), Layer.contents(layer));
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(System.nanoTime()).nextBytes(noise);
        return noise;
    }
}
