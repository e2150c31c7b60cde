package dev.roadcase.tests.registry;

import dev.roadcase.agent.format.Digest;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;

/** Takes or gives a hundred pieces, with a pause after each. */
final class SlowClient {
    private static final int PIECES = 100;
    /** As on a bad link: else the system takes all of an answer at once. */
    private static final int WINDOW = 4096;

    private final String url;
    private final Duration pause;

    /** @param time for all of it */
    SlowClient(String url, Duration time) {
        this.url = url;
        this.pause = time.dividedBy(PIECES);
    }

    /** Pulls a blob of the bundle. Answers the number of its requests. */
    int reads(byte[] blob) throws IOException, InterruptedException {
        try (PlainConnection connection = new PlainConnection(url, WINDOW)) {
            connection.begin("GET /v2/acme/api/blobs/" + Digest.of(blob), 0);
            connection.answered(200);
            for (int from = 0; from < blob.length; from += piece(blob)) {
                byte[] expected = Arrays.copyOfRange(blob, from, Math.min(blob.length, from + piece(blob)));
                if (!Arrays.equals(connection.read(expected.length), expected)) {
                    throw new IOException("a slow reader got other bytes after " + from);
                }
                Thread.sleep(pause.toMillis());
            }
            return 1;
        }
    }

    /** Pushes a blob. Answers the number of its requests. */
    int writes(byte[] blob) throws IOException, InterruptedException {
        try (PlainConnection connection = new PlainConnection(url, WINDOW)) {
            connection.begin("POST /v2/crowd/slow/blobs/uploads/?digest=" + Digest.of(blob), blob.length);
            for (int from = 0; from < blob.length; from += piece(blob)) {
                connection.write(blob, from, Math.min(piece(blob), blob.length - from));
                Thread.sleep(pause.toMillis());
            }
            connection.answered(201);
            return 1;
        }
    }

    private static int piece(byte[] bytes) {
        return (bytes.length + PIECES - 1) / PIECES;
    }
}
