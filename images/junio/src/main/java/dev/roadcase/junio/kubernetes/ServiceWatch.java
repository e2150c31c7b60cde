package dev.roadcase.junio.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.junio.event.Complaint;
import dev.roadcase.junio.event.Events;
import dev.roadcase.junio.json.Json;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * Watches all Services of a cluster (Kubernetes, "Efficient detection of changes"). A list, then what changes; and all of it
 * again when that ends, for whatever reason: after half a minute, or since the connection was cut, the API server was started
 * again, or a version is too old (410).
 */
public final class ServiceWatch {
    private static final String SERVICES = "/api/v1/services";
    private static final Duration ROUND = Duration.ofSeconds(30);

    /** A connection to a machine that was switched off says nothing at all. */
    private static final Duration LONGEST = ROUND.plusSeconds(10);

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final Api api;
    private final ServiceListener listener;
    private final Complaint complaint;
    private final ScheduledExecutorService ends = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "watch ends");
        thread.setDaemon(true);
        return thread;
    });

    public ServiceWatch(Api api, ServiceListener listener, Events events) {
        this.api = api;
        this.listener = listener;
        this.complaint = new Complaint("Services are not followed", events);
    }

    /** Watches until the thread is interrupted. */
    public void run() throws InterruptedException {
        Duration pause = SHORTEST_PAUSE;
        while (true) {
            try {
                round();
                complaint.over();
                pause = SHORTEST_PAUSE;
            } catch (IOException e) {
                complaint.because(e);
                Thread.sleep(pause.toMillis());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        }
    }

    private void round() throws IOException, InterruptedException {
        listener.beforeList();
        ObjectNode list = api.get(SERVICES);
        listener.listed(Json.items(list.path("items")).map(ClusterService::read).toList());
        complaint.over();
        follow(list.path("metadata").path("resourceVersion").asText());
    }

    private void follow(String version) throws IOException, InterruptedException {
        String path = SERVICES + "?watch=true&timeoutSeconds=" + ROUND.toSeconds() + "&resourceVersion=" + version;
        try (InputStream body = api.open(path);
                BufferedReader lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            ScheduledFuture<?> end = ends.schedule(() -> close(body), LONGEST.toMillis(), TimeUnit.MILLISECONDS);
            try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    tell(Json.object(line.getBytes(StandardCharsets.UTF_8)));
                }
            } finally {
                end.cancel(false);
            }
        }
    }

    private static void close(Closeable body) {
        try {
            body.close();
        } catch (IOException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void tell(JsonNode event) throws IOException, InterruptedException {
        JsonNode object = event.path("object");
        switch (event.path("type").asText()) {
            case "ADDED", "MODIFIED" -> listener.changed(ClusterService.read(object));
            case "DELETED" -> listener.gone(ClusterService.read(object));
            case "BOOKMARK" -> {}
            default ->
                throw new IOException(
                        "the watch ended: " + object.path("message").asText());
        }
    }
}
