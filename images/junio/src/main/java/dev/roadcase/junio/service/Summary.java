package dev.roadcase.junio.service;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What web answers: who it is, and what date and time say, which it asks at the same moment. */
final class Summary {
    private final Identity identity;
    private final Dependency date;
    private final Dependency time;
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "ask");
        thread.setDaemon(true);
        return thread;
    });

    Summary(Identity identity, Dependency date, Dependency time) {
        this.identity = identity;
        this.date = date;
        this.time = time;
    }

    /** Three lines. */
    String text() {
        CompletableFuture<String> timeLine = CompletableFuture.supplyAsync(time::line, threads);
        String dateLine = date.line();
        return identity.hostname() + " " + identity.version() + ":\n" + dateLine + "\n" + timeLine.join() + "\n";
    }
}
