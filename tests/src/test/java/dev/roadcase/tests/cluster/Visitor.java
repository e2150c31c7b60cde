package dev.roadcase.tests.cluster;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Somebody who asks the website of junio ten times a second, from when it is made until it closes. */
final class Visitor implements AutoCloseable {
    private static final int EVERY_MS = 100;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** An answer to a request that began at this time of {@link System#nanoTime}; a failure has its reason. */
    record Answer(long began, String text) {
        boolean failed() {
            return !text.contains(" - date-") || text.contains("unknown");
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(4);

    Visitor(String url) {
        request = HttpRequest.newBuilder(URI.create(url)).timeout(LONGEST).build();
        clock.scheduleAtFixedRate(() -> clock.execute(this::ask), 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    private void ask() {
        long began = System.nanoTime();
        try {
            answers.add(new Answer(
                    began, client.send(request, BodyHandlers.ofString()).body()));
        } catch (IOException e) {
            answers.add(new Answer(began, "failed: " + e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    List<Answer> answers() {
        return List.copyOf(answers);
    }

    List<Answer> failed() {
        return answers.stream().filter(Answer::failed).toList();
    }

    /** Those whose request began after this time. */
    List<Answer> since(long time) {
        return answers.stream().filter(answer -> answer.began() >= time).toList();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
