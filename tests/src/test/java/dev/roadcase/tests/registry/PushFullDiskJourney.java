package dev.roadcase.tests.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.registry.Pushers;
import dev.roadcase.agent.registry.Serving;
import dev.roadcase.agent.registry.http.ListenAddress;
import dev.roadcase.agent.registry.overlay.Pushing;
import dev.roadcase.tests.parts.OciLayout;
import dev.roadcase.tests.parts.Program;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The disk with the overlay is full at some page of a push: the client is told in the spec's form, what was there stays, and
 * once there is room the same push succeeds.
 */
@Timeout(300)
class PushFullDiskJourney {
    private static final int PAGE = 4096;
    private static final long LARGE = 128L << 20;
    private static final String REPOSITORY = "/v2/own/app/";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path folder;

    private Path disk;
    private ServedBundle served;

    @BeforeEach
    void mount() throws IOException {
        disk = Files.createDirectory(folder.resolve("disk"));
        Program.asRoot("mount", "-t", "tmpfs", "-o", "mode=1777,size=" + LARGE, "none", disk.toString());
        // The limit has nothing to do with the disk, and what the disk did not take may not count.
        Pushing pushing =
                new Pushing(Optional.of(disk.resolve("overlay")), false, OptionalLong.of(LARGE), Pushing.NONE.grace());
        ListenAddress any = new ListenAddress("127.0.0.1", 0);
        served = ServedBundle.as(
                new Serving(any, Optional.empty(), Optional.empty(), Set.of(), pushing, Pushers.NEAR), folder);
    }

    @AfterEach
    void unmount() {
        served.close();
        Program.asRoot("umount", disk.toString());
    }

    @Test
    void aPushThatFindsNoRoomIsRefusedAndLosesNothing() throws Exception {
        succeeds(0);
        long before = used();
        succeeds(1);
        long pages = (used() - before) / PAGE;
        int version = 1;
        for (long free : someUpTo(pages)) {
            resize(used() + free * PAGE);
            version++;
            HttpResponse<byte[]> last = push(version);
            if (free < pages || last.statusCode() != 201) {
                requireRefusal(last);
                requireServed(version - 1);
            }
            requireNothingHalf(version);
            resize(LARGE);
            succeeds(version);
        }
    }

    @Test
    void skopeoIsRefusedAndTheSameCommandSucceedsOnceThereIsRoom() {
        OciLayout layout = new OciLayout(folder.resolve("own"));
        Descriptor made = layout.image(Platform.LINUX_AMD64, "small".getBytes(UTF_8), layer(0));
        layout.tag("it", made);
        resize(128 << 10);
        String name = "docker://" + served.host() + "/own/app:1";
        List<String> words =
                List.of("skopeo", "copy", "--quiet", "--dest-tls-verify=false", "oci:" + layout.folder() + ":it", name);
        assertThatThrownBy(() -> Program.run(words)).hasMessageContaining("507");
        resize(LARGE);
        Program.run(words);
        assertThat(Digest.of(Program.run("skopeo", "inspect", "--raw", "--tls-verify=false", name)))
                .isEqualTo(made.digest());
    }

    /** The first pages, the last ones, where the manifest and the index come, and some between. */
    private static Set<Long> someUpTo(long pages) {
        Set<Long> some = new TreeSet<>(Set.of(0L, 1L, pages / 4, pages / 2, pages * 3 / 4));
        LongStream.rangeClosed(pages - 4, pages + 1).forEach(some::add);
        return some;
    }

    private long used() throws IOException {
        FileStore store = Files.getFileStore(disk);
        return store.getTotalSpace() - store.getUnallocatedSpace();
    }

    private void resize(long bytes) {
        Program.asRoot("mount", "-o", "remount,size=" + bytes, disk.toString());
    }

    private void succeeds(int version) throws Exception {
        assertThat(push(version).statusCode()).isEqualTo(201);
        requireServed(version);
    }

    /** The answer that it ended with. Versions are sent in one request for each blob, and in three, in turn. */
    private HttpResponse<byte[]> push(int version) throws Exception {
        for (byte[] blob : blobs(version)) {
            HttpResponse<byte[]> answer = version % 2 == 0 ? postAlone(blob) : inChunks(blob);
            if (answer.statusCode() != 201) {
                return answer;
            }
        }
        return send("PUT", "manifests/1", manifest(version));
    }

    private HttpResponse<byte[]> postAlone(byte[] blob) throws Exception {
        return send("POST", "blobs/uploads/?digest=" + Digest.of(blob), blob);
    }

    private HttpResponse<byte[]> inChunks(byte[] blob) throws Exception {
        HttpResponse<byte[]> begun = send("POST", "blobs/uploads/", new byte[0]);
        if (begun.statusCode() != 202) {
            return begun;
        }
        String upload = begun.headers().firstValue("Location").orElseThrow().replace(REPOSITORY, "");
        HttpResponse<byte[]> sent = send("PATCH", upload, blob);
        return sent.statusCode() == 202 ? send("PUT", upload + "?digest=" + Digest.of(blob), new byte[0]) : sent;
    }

    private HttpResponse<byte[]> send(String method, String path, byte[] body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(served.url() + REPOSITORY + path))
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    private void requireRefusal(HttpResponse<byte[]> answer) throws IOException {
        assertThat(answer.statusCode()).isEqualTo(507);
        JsonNode error = json.readTree(answer.body()).path("errors").path(0);
        assertThat(error.path("code").asText()).isEqualTo("DENIED");
        assertThat(error.path("message").asText()).contains("the disk with the overlay is full");
    }

    private void requireServed(int version) throws Exception {
        assertThat(send("GET", "manifests/1", new byte[0]).body()).isEqualTo(manifest(version));
        for (byte[] blob : blobs(version)) {
            assertThat(blob(blob).body()).isEqualTo(blob);
        }
    }

    private void requireNothingHalf(int version) throws Exception {
        for (byte[] blob : blobs(version)) {
            HttpResponse<byte[]> answer = blob(blob);
            assertThat(answer.statusCode() == 404 || Digest.of(answer.body()).equals(Digest.of(blob)))
                    .isTrue();
        }
        try (Stream<Path> uploads = Files.list(disk.resolve("overlay/uploads"))) {
            assertThat(uploads).isEmpty();
        }
    }

    private HttpResponse<byte[]> blob(byte[] blob) throws Exception {
        return send("GET", "blobs/" + Digest.of(blob), new byte[0]);
    }

    private static List<byte[]> blobs(int version) {
        return List.of(layer(version), ("{\"version\":" + version + "}").getBytes(UTF_8));
    }

    private static byte[] layer(int version) {
        byte[] layer = new byte[300 << 10];
        new Random(version).nextBytes(layer);
        return layer;
    }

    private static byte[] manifest(int version) {
        byte[] layer = blobs(version).get(0);
        byte[] config = blobs(version).get(1);
        return """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",\
                "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%d},\
                "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"%s","size":%d}]}""".formatted(Digest.of(config), config.length, Digest.of(layer), layer.length)
                .getBytes(UTF_8);
    }
}
