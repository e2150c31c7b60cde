package dev.roadcase.tests.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Json;
import dev.roadcase.tests.parts.Campaign;
import dev.roadcase.tests.parts.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand repositories with ten blobs each are pushed beside a bundle of five hundred images, and all of them are found
 * again, also by a server that starts later. In full these are ten thousand and two thousand.
 */
@Timeout(1800)
class CrowdedRegistryJourney {
    private static final int PUSHED = Campaign.isFull() ? 10_000 : 1_000;
    private static final int BUNDLED = Campaign.isFull() ? 2_000 : 500;

    /** Beside them a repository has a config and a manifest. */
    private static final int LAYERS = 8;

    private static final int PUSHERS = 4;
    private static final int WINDOW = 256 << 10;
    private static final byte[] NOTHING = {};

    @TempDir
    Path folder;

    @Test
    void eachOfThemIsFoundAgain() throws Exception {
        Path bundle = bundle();
        try (ServeProcess server = ServeProcess.of(bundle, folder)) {
            push(server.url());
            requireAll(server);
        }
        long start = System.nanoTime();
        try (ServeProcess server = ServeProcess.of(bundle, folder)) {
            System.out.printf(
                    "a server of %d repositories and %d blobs is ready again: %.1f s%n",
                    PUSHED, PUSHED * (LAYERS + 2), (System.nanoTime() - start) / 1e9);
            requireAll(server);
            program(server);
            System.out.printf("memory of a server of them: %.1f MiB%n", server.peakMebibytes());
        }
    }

    private Path bundle() throws IOException {
        TestBundle bundle = new TestBundle();
        for (int number = 0; number < BUNDLED; number++) {
            bundle.image(bundled(number) + ":1", image(bundled(number)));
        }
        return bundle.write(folder.resolve("test.bundle"));
    }

    private static String bundled(int number) {
        return "quay.io/bundled/of-%05d".formatted(number);
    }

    private static String pushed(int number) {
        return "pushed/of-%05d".formatted(number);
    }

    private static TestImage image(String name) {
        return TestImage.oci(
                "{\"name\":\"" + name + "\"}",
                IntStream.range(0, LAYERS)
                        .mapToObj(layer -> (name + " " + layer).getBytes(UTF_8))
                        .toList());
    }

    private static void push(String url) throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(PUSHERS);
        try {
            List<Future<Integer>> pushers = new ArrayList<>();
            for (int first = 0; first < PUSHERS; first++) {
                int from = first;
                pushers.add(threads.submit(() -> push(url, from)));
            }
            for (Future<Integer> pusher : pushers) {
                pusher.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static int push(String url, int first) throws IOException {
        try (PlainConnection connection = new PlainConnection(url, WINDOW)) {
            for (int number = first; number < PUSHED; number += PUSHERS) {
                push(connection, "/v2/" + pushed(number) + "/", image(pushed(number)));
            }
            return PUSHED;
        }
    }

    private static void push(PlainConnection connection, String repository, TestImage image) throws IOException {
        for (byte[] layer : image.layers()) {
            pushBlob(connection, repository, layer);
        }
        pushBlob(connection, repository, image.documents().get(1));
        connection.ask("PUT " + repository + "manifests/1", image.manifest(), 201);
    }

    private static void pushBlob(PlainConnection connection, String repository, byte[] blob) throws IOException {
        connection.ask("POST " + repository + "blobs/uploads/?digest=" + Digest.of(blob), blob, 201);
    }

    private static void requireAll(ServeProcess server) throws IOException {
        try (PlainConnection connection = new PlainConnection(server.url(), WINDOW)) {
            assertThat(catalog(connection)).hasSize(PUSHED + BUNDLED).doesNotHaveDuplicates();
            for (int number = 0; number < PUSHED; number += PUSHED / 100) {
                require(connection, pushed(number));
            }
            for (int number = 0; number < BUNDLED; number += BUNDLED / 100) {
                require(connection, bundled(number));
            }
            JsonNode page = Json.object(connection.ask("GET /api/status", NOTHING, 200));
            assertThat(page.path("pushed")).hasSize(100);
            assertThat(page.path("bundle").path("images")).hasSize(BUNDLED);
        }
    }

    private static List<String> catalog(PlainConnection connection) throws IOException {
        List<String> all = new ArrayList<>();
        List<String> page = catalog(connection, "");
        while (!page.isEmpty()) {
            all.addAll(page);
            page = catalog(connection, "&last=" + page.get(page.size() - 1));
        }
        return all;
    }

    private static List<String> catalog(PlainConnection connection, String after) throws IOException {
        List<String> page = new ArrayList<>();
        Json.object(connection.ask("GET /v2/_catalog?n=250" + after, NOTHING, 200))
                .path("repositories")
                .forEach(name -> page.add(name.asText()));
        return page;
    }

    private static void require(PlainConnection connection, String name) throws IOException {
        TestImage image = image(name);
        String repository = "GET /v2/" + name + "/";
        assertThat(connection.ask(repository + "manifests/1", NOTHING, 200)).isEqualTo(image.manifest());
        for (byte[] layer : image.layers()) {
            assertThat(connection.ask(repository + "blobs/" + Digest.of(layer), NOTHING, 200))
                    .isEqualTo(layer);
        }
    }

    private void program(ServeProcess server) {
        String host = server.url().substring("http://".length());
        Program.text(
                "skopeo",
                "copy",
                "--quiet",
                "--src-tls-verify=false",
                "docker://" + host + "/" + pushed(PUSHED - 1) + ":1",
                "dir:" + folder.resolve("copy"));
    }
}
