package dev.roadcase.tests.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.agent.format.Digest;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;

/** Pulls and pushes as fast as it is answered, on one connection, and holds each answer against what it should be. */
final class QuickClient {
    private static final int WINDOW = 256 << 10;
    private static final String BUNDLED = "/v2/acme/api/";
    private static final byte[] NOTHING = {};

    private final String url;
    private final TestImage image;
    private final String own;
    private final Random random;
    private int requests;

    QuickClient(String url, TestImage image, int number) {
        this.url = url;
        this.image = image;
        this.own = "/v2/crowd/client-" + number + "/";
        this.random = new Random(number);
    }

    /** Answers how many requests it has sent. */
    int run(Instant end) throws IOException {
        try (PlainConnection connection = new PlainConnection(url, WINDOW)) {
            while (Instant.now().isBefore(end)) {
                switch (random.nextInt(10)) {
                    case 0 -> pull(connection, 2);
                    case 1 -> push(connection);
                    case 2 -> part(connection);
                    case 3 -> lists(connection);
                    default -> pull(connection, random.nextInt(2));
                }
            }
            return requests;
        }
    }

    private void pull(PlainConnection connection, int layer) throws IOException {
        require(connection, BUNDLED + "manifests/1", image.manifest());
        byte[] blob = image.layers().get(layer);
        require(connection, BUNDLED + "blobs/" + Digest.of(blob), blob);
    }

    private void part(PlainConnection connection) throws IOException {
        byte[] blob = image.layers().get(1);
        byte[] answered =
                ask(connection, "GET " + BUNDLED + "blobs/" + Digest.of(blob), NOTHING, 206, "Range: bytes=1000-1999");
        require(answered, Arrays.copyOfRange(blob, 1000, 2000));
    }

    private void lists(PlainConnection connection) throws IOException {
        require(connection, BUNDLED + "tags/list", "{\"name\":\"acme/api\",\"tags\":[\"1\"]}".getBytes(UTF_8));
        ask(connection, "GET /v2/_catalog", NOTHING, 200);
        ask(connection, "GET " + BUNDLED + "referrers/" + Digest.of(image.manifest()), NOTHING, 200);
    }

    private void push(PlainConnection connection) throws IOException {
        byte[] blob = ("{\"of\":\"" + own + random.nextInt() + "\"}").getBytes(UTF_8);
        ask(connection, "POST " + own + "blobs/uploads/?digest=" + Digest.of(blob), blob, 201);
        byte[] manifest = """
                {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","layers":[],\
                "config":{"mediaType":"application/vnd.oci.image.config.v1+json","digest":"%s","size":%d}}""".formatted(Digest.of(blob), blob.length).getBytes(UTF_8);
        ask(connection, "PUT " + own + "manifests/1", manifest, 201);
        require(connection, own + "manifests/1", manifest);
        require(connection, own + "blobs/" + Digest.of(blob), blob);
    }

    private void require(PlainConnection connection, String path, byte[] content) throws IOException {
        require(ask(connection, "GET " + path, NOTHING, 200), content);
    }

    private static void require(byte[] answered, byte[] content) throws IOException {
        if (!Arrays.equals(answered, content)) {
            throw new IOException("an answer is not what it should be: " + answered.length + " bytes");
        }
    }

    private byte[] ask(PlainConnection connection, String request, byte[] body, int status, String... headers)
            throws IOException {
        requests++;
        try {
            return connection.ask(request, body, status, headers);
        } catch (IOException e) {
            throw new IOException(request + " failed: " + e, e);
        }
    }
}
