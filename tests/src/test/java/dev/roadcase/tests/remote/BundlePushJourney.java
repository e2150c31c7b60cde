package dev.roadcase.tests.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.tests.faults.Relay;
import dev.roadcase.tests.parts.Campaign;
import dev.roadcase.tests.parts.DockerRegistry;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Layer;
import dev.roadcase.tests.parts.Program;
import dev.roadcase.tests.parts.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** push into Debian's docker-registry; what has arrived, skopeo reads. */
class BundlePushJourney {
    private static final String USER = "ann";
    private static final String PASSWORD = "pa:ss:word";
    private static final int MIB = 1 << 20;

    @TempDir
    private Path work;

    private Path place;
    private Path key;
    private Launcher bundle;
    private final Map<String, Digest> digests = new LinkedHashMap<>();

    @BeforeEach
    void start() throws IOException {
        place = Files.createDirectory(work.resolve("registry"));
        bundle = Launcher.in(work).with("REGISTRY_AUTH_FILE", authFile());
    }

    @Test
    void everythingArrivesBehindTlsAndAPassword() throws IOException {
        write(small());
        try (DockerRegistry registry = DockerRegistry.secureWithLogin(place, USER, PASSWORD)) {
            Ran stranger = push(registry.host(), "--progress", "none").failed(5);
            assertThat(stranger.err()).contains("the certificate of " + registry.host() + " is not one to trust");
            trust(registry);
            Ran anonymous = push(registry.host(), "--progress", "none").failed(5);
            assertThat(anonymous.err()).contains(registry.host() + " asks for a login", "docker login");
            logIn(registry);
            Ran ran = push(registry.host(), "--debug").succeeded();
            assertThat(ran.out()).matches("pushed t\\.bundle  4 images  [^ ]+ .?i?B sent  0 B there already\n");
            assertThat(ran.out() + ran.err()).doesNotContain(PASSWORD, "_state");
            requireThere(registry.host(), "--cert-dir", certificates(registry).toString());
            assertThat(push(registry.host()).succeeded().out())
                    .startsWith("nothing to push: t.bundle  4 images  0 B sent");
        }
    }

    @Test
    void anIndexThatLacksAPlatformGivesItsTagToTheOtherOne() throws IOException {
        TestImage amd64 = image("amd64");
        TestImage index = TestImage.index(
                MediaType.OCI_INDEX,
                Map.of(Platform.LINUX_AMD64, amd64),
                Map.of(Platform.parse("linux/arm64"), image("arm64")));
        write(new TestBundle().image("ghcr.io/acme/multi:1", index));
        try (DockerRegistry registry = DockerRegistry.plain(place)) {
            Ran ran = push(registry.host(), "--plain-http", "--json").succeeded();
            JsonNode image = ran.json().path("images").path(0);
            assertThat(image.path("lost").path(0).asText())
                    .isEqualTo(index.descriptor().digest().toString());
            assertThat(ran.err())
                    .contains("ghcr.io/acme/multi@" + index.descriptor().digest(), "--platform all");
            digests.put("acme/multi:1", amd64.descriptor().digest());
            requireThere(registry.host());
            assertThat(push(registry.host(), "--plain-http", "--json")
                            .succeeded()
                            .json()
                            .path("unchanged")
                            .asBoolean())
                    .isTrue();
        }
    }

    /** Each of the three images has 2 MiB of its own: whichever connection is cut, another one gets as far as the next cut. */
    @Test
    void connectionsThatAreCutAreMadeGoodWithinTheRun() throws IOException {
        write(large(3));
        try (DockerRegistry registry = DockerRegistry.plain(place);
                Relay relay = Relay.to(registry.port()).cutting(50_000L, 1_000_000L, 1_500_000L, 100L)) {
            Ran ran = push(relay.host(), "--plain-http").succeeded();
            assertThat(relay.cutsLeft()).isZero();
            assertThat(ran.err()).contains("broke off");
            requireThere(registry.host());
        }
    }

    @Test
    void aPushThatIsKilledLeavesWholeImagesAndGoesOn() throws Exception {
        write(large(6));
        Random moments = Campaign.random("kills of push");
        try (DockerRegistry registry = DockerRegistry.plain(place);
                Relay relay = Relay.to(registry.port()).limit(16 * MIB)) {
            long until = 5 * MIB; // by then two of the blobs have arrived
            for (int kill = 0; kill < (Campaign.isFull() ? 30 : 3); kill++) {
                until += moments.nextInt(2 * MIB);
                killWhenSent(until, relay);
                requireWholeTags(registry.host());
                until = relay.sent();
            }
            relay.limit(Long.MAX_VALUE);
            JsonNode last =
                    push(relay.host(), "--plain-http", "--json").succeeded().json();
            assertThat(last.path("there").asLong()).isPositive();
            requireThere(registry.host());
        }
    }

    private void killWhenSent(long bytes, Relay relay) throws InterruptedException {
        Process push = bundle.start(words(relay.host(), "--plain-http", "--jobs", "2"));
        while (push.isAlive() && relay.sent() < bytes) {
            Thread.sleep(2);
        }
        push.destroyForcibly().waitFor();
    }

    /** What has a tag can be copied, whatever else is missing. */
    private void requireWholeTags(String host) throws IOException {
        for (String name : digests.keySet()) {
            Path repository = place.resolve("storage/docker/registry/v2/repositories/" + name.replaceFirst(":.*", ""));
            if (Files.exists(repository.resolve("_manifests/tags/1/current/link"))) {
                copy(host, name);
            }
        }
    }

    private void requireThere(String host, String... words) throws IOException {
        for (Map.Entry<String, Digest> image : digests.entrySet()) {
            List<String> inspect = new ArrayList<>(List.of("skopeo", "inspect", "--raw", "--authfile", authFile()));
            inspect.addAll(words.length == 0 ? List.of("--tls-verify=false") : List.of(words));
            inspect.add("docker://" + host + "/" + image.getKey());
            assertThat(Digest.of(Program.run(inspect))).as(image.getKey()).isEqualTo(image.getValue());
            copy(host, image.getKey(), words);
        }
    }

    /** skopeo holds each blob against its digest. */
    private void copy(String host, String name, String... words) throws IOException {
        List<String> copy = new ArrayList<>(List.of("skopeo", "copy", "--quiet", "--all", "--authfile", authFile()));
        copy.addAll(words.length == 0 ? List.of("--src-tls-verify=false") : List.of("--src-cert-dir", words[1]));
        copy.addAll(List.of("docker://" + host + "/" + name, "dir:" + Files.createTempDirectory(work, "copy")));
        Program.run(copy);
    }

    private TestBundle small() {
        TestBundle made = new TestBundle().annotate("dev.roadcase.platforms", "all");
        add(made, "quay.io/acme/api:1", image("api"));
        add(made, "debian:1", TestImage.docker(Layer.config("/x", shared()), Layer.contents(shared())));
        add(
                made,
                "ghcr.io/acme/multi:1",
                TestImage.index(
                        MediaType.OCI_INDEX,
                        Map.of(Platform.LINUX_AMD64, image("amd64"), Platform.parse("linux/arm64"), image("arm64"))));
        add(made, "vm1:5000/team/demo/empty:1", TestImage.oci(Layer.config("/x"), List.of()));
        return made;
    }

    /** Images of some MiB each, which share a layer. */
    private TestBundle large(int images) {
        TestBundle made = new TestBundle();
        for (int number = 0; number < images; number++) {
            Layer own = Layer.of("own", noise(number, 2 * MIB + number));
            TestImage image = TestImage.oci(Layer.config("/" + number, shared(), own), Layer.contents(shared(), own));
            add(made, "quay.io/acme/large-" + number + ":1", image);
        }
        return made;
    }

    private void add(TestBundle made, String name, TestImage image) {
        made.image(name, image, "node");
        String path = name.indexOf('/') < 0 ? "library/" + name : name.substring(name.indexOf('/') + 1);
        digests.put(path, image.descriptor().digest());
    }

    private static TestImage image(String name) {
        Layer own = Layer.of(name, name.getBytes(UTF_8));
        return TestImage.oci(Layer.config("/" + name, shared(), own), Layer.contents(shared(), own));
    }

    private static Layer shared() {
        return Layer.of("shared", noise(99, MIB));
    }

    private static byte[] noise(int seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }

    private void write(TestBundle made) throws IOException {
        made.write(work.resolve("t.bundle"));
        key = Files.write(work.resolve("t.pub"), made.key().pem());
    }

    private Ran push(String registry, String... more) {
        return bundle.run(words(registry, more));
    }

    private String[] words(String registry, String... more) {
        List<String> words = new ArrayList<>(List.of("push", "t.bundle", registry, "--key", key.toString()));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private void trust(DockerRegistry registry) throws IOException {
        Files.createDirectories(certificates(registry));
        Files.copy(registry.certificate(), certificates(registry).resolve("ca.crt"));
    }

    private Path certificates(DockerRegistry registry) {
        return work.resolve("settings/containers/certs.d/" + registry.host());
    }

    private void logIn(DockerRegistry registry) {
        Program.run(
                "skopeo",
                "login",
                "--authfile",
                authFile(),
                "--cert-dir",
                certificates(registry).toString(),
                "-u",
                USER,
                "-p",
                PASSWORD,
                registry.host());
    }

    private String authFile() {
        return work.resolve("auth.json").toString();
    }
}
