package dev.roadcase.bundler.prepare;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.bundler.remote.PromptSockets;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okio.Buffer;

/** A registry and a file host that remember every request: {@code METHOD PATH}. */
final class RecordingHost implements AutoCloseable {
    private record Stored(String type, byte[] bytes) {}

    private final Map<String, Stored> stored = new ConcurrentHashMap<>();
    private final Queue<String> requests = new ConcurrentLinkedQueue<>();
    private final MockWebServer server = new MockWebServer();

    RecordingHost() throws IOException {
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                String path = request.getUrl().encodedPath();
                requests.add(request.getMethod() + " " + path);
                return answer(request.getMethod(), find(path));
            }
        });
        server.setServerSocketFactory(new PromptSockets());
        server.start();
    }

    /** Below this path there is everything, and its text is a sum. */
    private Optional<Stored> find(String path) {
        Stored sum = new Stored("text/plain", "0".repeat(64).getBytes(StandardCharsets.US_ASCII));
        return path.startsWith("/upstream/") ? Optional.of(sum) : Optional.ofNullable(stored.get(path));
    }

    private static MockResponse answer(String method, Optional<Stored> found) {
        if (found.isEmpty()) {
            return new MockResponse.Builder().code(404).build();
        }
        byte[] bytes = found.get().bytes();
        MockResponse.Builder response = new MockResponse.Builder()
                .setHeader("Content-Type", found.get().type())
                .setHeader("Docker-Content-Digest", Digest.of(bytes).toString());
        return method.equals("HEAD")
                ? response.setHeader("Content-Length", bytes.length).build()
                : response.body(new Buffer().write(bytes)).build();
    }

    /** Host and port. */
    String name() {
        return server.getHostName() + ":" + server.getPort();
    }

    URI url(String path) {
        return URI.create("http://" + name() + path);
    }

    List<String> requests() {
        return List.copyOf(requests);
    }

    void put(String path, byte[] bytes) {
        stored.put(path, new Stored("application/octet-stream", bytes));
    }

    /** An image of one layer, below an index; returns the digest of the layer. */
    Digest putImage(String repository, String tag, byte[] layer) {
        byte[] config = ("{\"os\":\"linux\",\"architecture\":\"amd64\",\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[\""
                        + Digest.of(layer) + "\"]}}")
                .getBytes(StandardCharsets.US_ASCII);
        Descriptor described = Descriptor.of(MediaType.OCI_LAYER_GZIP, layer);
        byte[] manifest = new ImageManifest(
                        MediaType.OCI_MANIFEST,
                        Optional.empty(),
                        Descriptor.of(MediaType.OCI_CONFIG, config),
                        List.of(described),
                        Map.of())
                .bytes();
        Descriptor plain = Descriptor.of(MediaType.OCI_MANIFEST, manifest);
        Descriptor member = new Descriptor(
                plain.mediaType(),
                plain.digest(),
                plain.size(),
                Optional.of(Platform.LINUX_AMD64),
                Optional.empty(),
                Map.of());
        byte[] index = new ImageIndex(MediaType.OCI_INDEX, List.of(member), Map.of()).bytes();
        String base = "/v2/" + repository;
        putManifest(base, tag, MediaType.OCI_INDEX, index);
        putManifest(base, plain.digest().toString(), MediaType.OCI_MANIFEST, manifest);
        put(base + "/blobs/" + Digest.of(config), config);
        put(base + "/blobs/" + described.digest(), layer);
        return described.digest();
    }

    private void putManifest(String base, String tag, String type, byte[] bytes) {
        stored.put(base + "/manifests/" + tag, new Stored(type, bytes));
        stored.put(base + "/manifests/" + Digest.of(bytes), new Stored(type, bytes));
    }

    @Override
    public void close() {
        server.close();
    }
}
