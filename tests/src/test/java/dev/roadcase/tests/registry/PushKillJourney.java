package dev.roadcase.tests.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.tests.parts.Campaign;
import dev.roadcase.tests.parts.Launcher;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server is killed at random moments of a push: each time, what its tag means is what it was, or what was pushed, and all
 * of it is there. In full these are 200 kills.
 */
@Timeout(1800)
class PushKillJourney {
    private static final int KILLS = Campaign.isFull() ? 200 : 5;
    private static final int LAYER = 2 << 20;
    private static final String REPOSITORY = "/v2/acme/api/";

    private final Random random = Campaign.random("kills of a push");
    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path folder;

    private final Set<Path> whole = new HashSet<>();

    private Path bundle;
    private Process server;
    private String url;

    @Test
    void aPushHasHappenedOrHasNot() throws Exception {
        bundle = new TestBundle()
                .image("quay.io/acme/api:1", TestImage.oci("{}", "a layer"))
                .write(folder.resolve("test.bundle"));
        start();
        Digest old = push(0);
        int happened = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            int version = kill;
            Digest next = Digest.of(manifest(version));
            CompletableFuture<Digest> pushing = CompletableFuture.supplyAsync(() -> quietly(version));
            server.waitFor(random.nextInt(180), TimeUnit.MILLISECONDS);
            server.destroyForcibly().waitFor();
            Digest told = pushing.get(1, TimeUnit.MINUTES);
            requireWholeBlobs();
            start();
            Digest now = Digest.of(get("manifests/2").body());
            assertThat(now).as("kill " + kill).isIn(old, next);
            assertThat(now.equals(next) || !told.equals(next))
                    .as("what a client was told of stays, kill " + kill)
                    .isTrue();
            requireAll(get("manifests/2").body());
            happened += now.equals(next) ? 1 : 0;
            old = now;
        }
        System.out.printf("%d kills: %d pushes had happened%n", KILLS, happened);
        assertThat(push(KILLS + 1)).isEqualTo(Digest.of(get("manifests/2").body()));
        server.destroyForcibly().waitFor();
    }

    private void start() throws IOException {
        ProcessBuilder process = new ProcessBuilder(List.of(
                        Launcher.program().toString(),
                        "serve",
                        bundle.toString(),
                        "--listen",
                        "127.0.0.1:0",
                        "--trust-embedded"))
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        process.environment().put("XDG_CONFIG_HOME", folder.resolve("settings").toString());
        server = process.start();
        url = server.inputReader(UTF_8).readLine().substring("ready ".length());
    }

    /** The digest of what was pushed, or of nothing if the server went away. */
    private Digest quietly(int version) {
        try {
            return push(version);
        } catch (IOException e) {
            return Digest.of(new byte[0]);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Digest push(int version) throws IOException, InterruptedException {
        for (byte[] blob : List.of(layer(version), config(version))) {
            String begun = send("POST", REPOSITORY + "blobs/uploads/", new byte[0], 202)
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            send("PATCH", begun, blob, 202);
            send("PUT", begun + "?digest=" + Digest.of(blob), new byte[0], 201);
        }
        send("PUT", REPOSITORY + "manifests/2", manifest(version), 201);
        return Digest.of(manifest(version));
    }

    private HttpResponse<byte[]> send(String method, String path, byte[] body, int status)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, BodyPublishers.ofByteArray(body))
                .build();
        HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(status);
        return answer;
    }

    private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
        return send("GET", REPOSITORY + path, new byte[0], 200);
    }

    private void requireAll(byte[] manifest) throws IOException, InterruptedException {
        JsonNode document = json.readTree(manifest);
        for (JsonNode part :
                List.of(document.path("config"), document.path("layers").path(0))) {
            String digest = part.path("digest").asText();
            assertThat(Digest.of(get("blobs/" + digest).body())).hasToString(digest);
        }
    }

    /** Whatever has the name of a blob is one, to its last byte. */
    private void requireWholeBlobs() throws IOException {
        Path overlay = folder.resolve("test.bundle.overlay");
        try (Stream<Path> files = Files.walk(overlay)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = file.getFileName().toString();
                if (name.matches("[0-9a-f]{64}") && !whole.contains(file)) {
                    assertThat(Digest.of(file).hex()).isEqualTo(name);
                    whole.add(file);
                }
            }
        }
    }

    private static byte[] layer(int version) {
        byte[] layer = new byte[LAYER];
        new Random(version).nextBytes(layer);
        return layer;
    }

    private static byte[] config(int version) {
        return ("{\"version\":" + version + "}").getBytes(UTF_8);
    }

    private static byte[] manifest(int version) {
        return """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",\
                "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%d},\
                "layers":[{"mediaType":"application/vnd.oci.image.layer.v1.tar","digest":"%s","size":%d}]}""".formatted(Digest.of(config(version)), config(version).length, Digest.of(layer(version)), LAYER)
                .getBytes(UTF_8);
    }
}
