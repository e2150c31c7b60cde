package dev.roadcase.junio.board;

import dev.roadcase.junio.http.Reply;
import dev.roadcase.junio.http.Routes;
import dev.roadcase.junio.http.Server;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** The page, and the feed from which it hears what changes. */
public final class Board {
    private final Server server;
    private final Feed feed;

    private Board(Server server, Feed feed) {
        this.server = server;
        this.feed = feed;
    }

    /**
     * Begins to show a scene.
     *
     * @param port 0 for one that the system chooses
     * @throws IOException where it cannot be had
     */
    public static Board show(int port, Scene scene, Consumer<String> log) throws IOException {
        Feed feed = new Feed(scene);
        Routes routes = Routes.withStatus()
                .get("/feed", path -> feed.open())
                .get("/scene", path -> Reply.of("application/json", scene.json().getBytes(StandardCharsets.UTF_8)))
                .otherwise(new Pages());
        return new Board(Server.listen(port, routes, log).start(), feed);
    }

    public int port() {
        return server.port();
    }

    /** Ends; pages that are open say so, and come back by themselves when there is another board. */
    public void close() {
        feed.close();
        server.close();
    }
}
