package dev.roadcase.junio.board;

import dev.roadcase.junio.http.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/** Tells pages what changes (HTML, "Server-sent events"): each time all of it, so that a page which missed something is right again. */
final class Feed {
    /** Ten times a second is as fast as a person can see. */
    private static final Duration SHORTEST = Duration.ofMillis(100);

    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final int MOST_PAGES = 32;

    private final Scene scene;
    private final Semaphore places = new Semaphore(MOST_PAGES);
    private volatile boolean over;

    Feed(Scene scene) {
        this.scene = scene;
    }

    Reply open() {
        return over ? Reply.line(503, "this service is stopping") : Reply.flow("text/event-stream", this::write);
    }

    /** Pages that are open hear no more, and ask again. */
    void close() {
        over = true;
    }

    /** A page for which there is no place asks again a little later. */
    private void write(OutputStream out) throws IOException, InterruptedException {
        if (!places.tryAcquire()) {
            return;
        }
        try {
            long known = -1;
            while (!over) {
                known = scene.change(known, LONGEST);
                out.write(("data: " + scene.json() + "\n\n").getBytes(StandardCharsets.UTF_8));
                out.flush();
                Thread.sleep(SHORTEST.toMillis());
            }
        } finally {
            places.release();
        }
    }
}
