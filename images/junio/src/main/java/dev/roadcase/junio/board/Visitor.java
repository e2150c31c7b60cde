package dev.roadcase.junio.board;

import dev.roadcase.junio.http.Fetch;
import dev.roadcase.junio.patience.Deadline;
import dev.roadcase.junio.resolver.Resolver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks web ten times a second, whether or not it has answered before, over a connection of its own each time. */
public final class Visitor {
    private static final Duration PERIOD = Duration.ofMillis(100);
    /** A visitor's browser waits longer than that, also until it is connected. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** As many as can wait at once while web says nothing. */
    private static final int THREADS = 40;

    private final InetSocketAddress web;
    private final Resolver resolver;
    private final Scene scene;
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(THREADS, task -> {
        Thread thread = new Thread(task, "visitor");
        thread.setDaemon(true);
        return thread;
    });

    /** @param web by its name, which is looked up for each visit */
    public Visitor(InetSocketAddress web, Resolver resolver, Scene scene) {
        this.web = web;
        this.resolver = resolver;
        this.scene = scene;
    }

    /** Begins to ask. */
    public Visitor start() {
        threads.scheduleAtFixedRate(
                () -> threads.execute(this::visitOnce), 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    private void visitOnce() {
        int begun = scene.show();
        scene.visited(visit(), begun);
    }

    public void stop() {
        threads.shutdownNow();
    }

    Visit visit() {
        try {
            Deadline deadline = Deadline.in(PATIENCE);
            InetSocketAddress address =
                    new InetSocketAddress(resolver.address(web.getHostString(), deadline), web.getPort());
            Fetch fetch = new Fetch(address, web.getHostString() + ":" + web.getPort(), PATIENCE);
            return Visit.heard(new String(fetch.get("/", deadline), StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException e) {
            return Visit.failed(String.valueOf(e.getMessage()));
        }
    }
}
