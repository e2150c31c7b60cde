package dev.roadcase.tests.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.archive.TestBundle;
import dev.roadcase.agent.archive.TestImage;
import dev.roadcase.tests.parts.Campaign;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hundred clients at once pull and push for ten seconds, and some that read and write slowly beside them: not one request
 * fails. In full these are five hundred for a minute.
 */
@Timeout(600)
class ManyClientsJourney {
    private static final int CLIENTS = Campaign.isFull() ? 500 : 100;
    private static final Duration TIME = Duration.ofSeconds(Campaign.isFull() ? 60 : 10);
    private static final int SLOW = 10;

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    @TempDir
    Path folder;

    @Test
    void noRequestFails() throws Exception {
        TestImage image = TestImage.oci("{}", List.of(random(1, 10 << 10), random(2, 300 << 10), random(3, 3 << 20)));
        Path bundle = new TestBundle().image("quay.io/acme/api:1", image).write(folder.resolve("test.bundle"));
        try (ServeProcess server = ServeProcess.of(bundle, folder)) {
            Instant end = Instant.now().plus(TIME);
            List<Future<Integer>> clients = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                QuickClient quick = new QuickClient(server.url(), image, client);
                clients.add(begun("client-" + client, () -> quick.run(end)));
            }
            for (int client = 0; client < SLOW; client++) {
                SlowClient slow =
                        new SlowClient(server.url(), TIME.multipliedBy(8).dividedBy(10));
                byte[] blob = image.layers().get(2);
                byte[] own = random(100 + client, 100 << 10);
                clients.add(begun("reader-" + client, () -> slow.reads(blob)));
                clients.add(begun("writer-" + client, () -> slow.writes(own)));
            }
            long requests = 0;
            for (Future<Integer> client : clients) {
                requests += client.get();
            }
            System.out.printf("%d clients, and %d slow ones: %d requests%n", CLIENTS, 2 * SLOW, requests);
            System.out.printf("memory of a server of %d clients: %.1f MiB%n", CLIENTS, server.peakMebibytes());
            assertThat(failures).isEmpty();
            assertThat(requests).isGreaterThan(2L * CLIENTS);
        }
    }

    private interface Client {
        int run() throws IOException, InterruptedException;
    }

    private Future<Integer> begun(String name, Client client) {
        FutureTask<Integer> task = new FutureTask<>(() -> {
            try {
                return client.run();
            } catch (IOException e) {
                failures.add(name + ": " + e);
                return 0;
            }
        });
        new Thread(task, name).start();
        return task;
    }

    private static byte[] random(int seed, int size) {
        byte[] bytes = new byte[size];
        new Random(seed).nextBytes(bytes);
        return bytes;
    }
}
