package dev.roadcase.tests.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Layer;
import dev.roadcase.tests.parts.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle that is pushed into the registry that serves another one. */
class PushedBundleJourney {
    private static final String SIGNATURE = "application/vnd.example.signature";

    @TempDir
    private Path folder;

    @Test
    void everythingIsServedWithItsDigestsAndNothingIsSentTwice() throws IOException {
        TestImage image = image("image");
        TestImage index = TestImage.index(
                MediaType.OCI_INDEX,
                Map.of(Platform.LINUX_AMD64, image("amd64")),
                Map.of(Platform.parse("linux/arm64"), image("arm64")));
        TestImage signature = referrer(image.descriptor());
        TestBundle made = new TestBundle()
                .image("quay.io/shop/cart@" + signature.descriptor().digest(), signature)
                .image("quay.io/shop/cart:1", image)
                .image("quay.io/shop/many:1", index);
        made.write(folder.resolve("pushed.bundle"));
        Files.write(folder.resolve("pushed.pub"), made.key().pem());
        try (ServedBundle served = ServedBundle.writable(folder, Optional.empty())) {
            JsonNode first = push(served);
            assertThat(first.path("failed")).isEmpty();
            assertThat(first.path("mounted").asInt()).isPositive();
            assertThat(push(served).path("unchanged").asBoolean()).isTrue();
            requireServed(served, "shop/cart:1", image.descriptor().digest());
            JsonNode many = first.path("images").path(2);
            requireServed(
                    served, "shop/many:1", Digest.parse(many.path("digest").asText()));
        }
    }

    private JsonNode push(ServedBundle served) {
        return Launcher.in(folder)
                .run("push", "pushed.bundle", served.host(), "--plain-http", "--key", "pushed.pub", "--json")
                .succeeded()
                .json();
    }

    private void requireServed(ServedBundle served, String name, Digest digest) throws IOException {
        String from = "docker://" + served.host() + "/" + name;
        assertThat(Digest.of(Program.run("skopeo", "inspect", "--raw", "--tls-verify=false", from)))
                .isEqualTo(digest);
        Program.run(
                "skopeo",
                "copy",
                "--quiet",
                "--src-tls-verify=false",
                from,
                "dir:" + Files.createTempDirectory(folder, "copy"));
    }

    private static TestImage image(String name) {
        Layer shared = Layer.of("shared", "shared by all".repeat(10_000).getBytes(UTF_8));
        Layer own = Layer.of(name, name.getBytes(UTF_8));
        return TestImage.oci(Layer.config("/" + name, shared, own), Layer.contents(shared, own));
    }

    private static TestImage referrer(Descriptor subject) {
        byte[] signed = "signed".getBytes(UTF_8);
        Descriptor layer = Descriptor.of("application/octet-stream", signed);
        ObjectNode manifest =
                Json.object(TestImage.artifact(SIGNATURE, layer, signed).manifest());
        manifest.putObject("subject")
                .put("mediaType", subject.mediaType())
                .put("digest", subject.digest().toString())
                .put("size", subject.size());
        byte[] bytes = Json.bytes(manifest);
        return new TestImage(
                Descriptor.of(MediaType.OCI_MANIFEST, bytes), List.of(bytes, "{}".getBytes(UTF_8)), List.of(signed));
    }
}
