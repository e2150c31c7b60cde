package dev.roadcase.tests.node;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.Annotation;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.registry.TestIdentity;
import dev.roadcase.tests.parts.Agent;
import dev.roadcase.tests.parts.Layer;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Setting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A machine called node-1: a root folder, a namespace of the tests' containerd, a certificate, and a bundle for it, whose
 * names and contents are new each time.
 */
final class ProvisionedMachine {
    private final String word = "t" + Long.toString(System.nanoTime(), 36);
    private final String namespace = "journey-" + word;
    private final Path folder;
    private final TestImage small = image("small", 1000);
    private final TestImage large = image("large", 24 << 20);
    private final TestBundle written;
    private final TestIdentity server;
    private final TestIdentity own;
    private final int port;

    ProvisionedMachine(Path folder) {
        this.folder = folder;
        this.written = new TestBundle()
                .image(smallName(), small, "node")
                .image(largeName(), large, "node,controller")
                .image("quay.io/" + word + "/unloaded:1", image("unloaded", 100))
                .file("/opt/bin/tool", noise(3 << 20), "node")
                .file("/etc/tool.conf", word.getBytes(UTF_8), "node");
        this.server = TestIdentity.of("localhost", "EC", folder);
        this.own = TestIdentity.of("node-1", "EC", folder);
        try (ServerSocket free = new ServerSocket(0)) {
            this.port = free.getLocalPort();
            Files.write(folder.resolve("test.pub"), written.key().pem());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        written.write(file());
    }

    Path file() {
        return folder.resolve("test.bundle");
    }

    /** The same presenter's bundle of another version, for the same machine. */
    Path older() {
        Path file = folder.resolve("older.bundle");
        return written.annotate(Annotation.VERSION, "0").write(file);
    }

    /** Digest of a bundle's index.json, as tar and sha256sum see it. */
    String index(Path bundle) {
        return "sha256:"
                + Program.text("sh", "-c", "tar -xOf \"$0\" index.json | sha256sum", bundle.toString())
                        .substring(0, 64);
    }

    Path root() {
        return folder.resolve("root");
    }

    String url() {
        return "https://localhost:" + port;
    }

    String smallName() {
        return "docker.io/" + word + "/small:1";
    }

    String largeName() {
        return "vm1:5000/" + word + "/large:2";
    }

    /** The controller's registry, which takes this machine's certificate, and expects a node-2 beside it. */
    Process serve() {
        return Agent.with(Map.of())
                .start(
                        "serve",
                        file().toString(),
                        "--key",
                        key(),
                        "--listen",
                        "127.0.0.1:" + port,
                        "--tls-cert",
                        server.certificate().toString(),
                        "--tls-key",
                        server.key().toString(),
                        "--client-ca",
                        own.certificate().toString(),
                        "--state",
                        folder.resolve("state").toString(),
                        "--expect",
                        "node-1,node-2");
    }

    /** Provisions it from there. */
    Agent.Ended provision(String source, String... more) {
        return Agent.with(Map.of())
                .run(Stream.concat(Stream.of(words(source)), Stream.of(more)).toArray(String[]::new));
    }

    /** Provisions it from its file, where it has no containerd. */
    Agent.Ended provisionWithoutRuntime() {
        return Agent.with(Map.of())
                .run(words(file().toString(), folder.resolve("none.sock").toString()));
    }

    /** Runs a verb that trusts the key of the bundle. */
    Agent.Ended trusting(String... words) {
        return Agent.with(Map.of())
                .run(Stream.concat(Stream.of(words), Stream.of("--key", key())).toArray(String[]::new));
    }

    /** Begins to. */
    Process begin(String source) {
        return Agent.with(Map.of()).start(words(source));
    }

    Agent.Ended report() {
        return Agent.with(Map.of())
                .run(Stream.concat(Stream.of("report", "--registry", url(), "--root", root().toString()), tls())
                        .toArray(String[]::new));
    }

    /** What the registry answers. */
    String ask(String path) {
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
                url() + path);
    }

    private String[] words(String source) {
        return words(source, Setting.containerd());
    }

    private String[] words(String source, String containerd) {
        Stream<String> words = Stream.of(
                "provision",
                "--bundle",
                source,
                "--key",
                key(),
                "--role",
                "node",
                "--name",
                "node-1",
                "--registry",
                url(),
                "--address",
                containerd,
                "--namespace",
                namespace,
                "--root",
                root().toString());
        return Stream.concat(words, tls()).toArray(String[]::new);
    }

    private Stream<String> tls() {
        return Stream.of(
                "--tls-ca",
                server.certificate().toString(),
                "--tls-cert",
                own.certificate().toString(),
                "--tls-key",
                own.key().toString());
    }

    private String key() {
        return folder.resolve("test.pub").toString();
    }

    /** The lines of {@code ctr images check} for the images that it should hold, under both names. */
    List<String> held() {
        List<String> names = Stream.of(Map.entry(smallName(), small), Map.entry(largeName(), large))
                .flatMap(image -> Stream.of(
                        image.getKey(),
                        Reference.parse(image.getKey())
                                .pinnedTo(image.getValue().descriptor().digest())
                                .toString()))
                .toList();
        return ctr("images", "check")
                .lines()
                .filter(line -> names.stream().anyMatch(name -> line.startsWith(name + " "))
                        && line.strip().endsWith(" true"))
                .toList();
    }

    String ctr(String... words) {
        List<String> command = new ArrayList<>(List.of("ctr", "-a", Setting.containerd(), "-n", namespace));
        command.addAll(List.of(words));
        return Program.text(command.toArray(String[]::new));
    }

    void empty() {
        ctr("images", "ls", "-q").lines().forEach(name -> ctr("images", "rm", "--sync", name));
    }

    private TestImage image(String name, int size) {
        Layer layer = Layer.of(name, noise(size));
        return TestImage.oci(Layer.config("/" + name, layer), Layer.contents(layer));
    }

    private static byte[] noise(int size) {
        byte[] noise = new byte[size];
        new Random(System.nanoTime()).nextBytes(noise);
        return noise;
    }
}
