package dev.roadcase.junio.http;

import java.util.HashMap;
import java.util.Map;

/** Which handler answers which path. All of them answer GET and HEAD, and nothing else. */
public final class Routes {
    private final Map<String, Handler> byPath = new HashMap<>();
    private Handler otherwise = path -> Reply.line(404, "there is nothing at " + path);

    /** Routes of which {@code GET /status} says that the service runs. */
    public static Routes withStatus() {
        byte[] fine = "{\"ok\":true}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        return new Routes().get("/status", path -> Reply.of("text/json", fine));
    }

    public Routes get(String path, Handler handler) {
        byPath.put(path, handler);
        return this;
    }

    /** What answers at every other path. */
    public Routes otherwise(Handler handler) {
        otherwise = handler;
        return this;
    }

    /** What is answered to a request. */
    public Reply answer(String method, String path) throws InterruptedException {
        if (!method.equals("GET") && !method.equals("HEAD")) {
            return Reply.line(405, "only GET and HEAD are answered here").with(Map.of("Allow", "GET, HEAD"));
        }
        return byPath.getOrDefault(path, otherwise).answer(path);
    }
}
