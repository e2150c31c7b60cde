package dev.roadcase.inaetics.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** Which handler answers which method and path. */
public final class Routes {
    private final Map<String, Map<String, Handler>> byPath = new HashMap<>();
    private final Map<String, Semaphore> turns = new HashMap<>();
    private final Semaphore plenty = new Semaphore(Limits.THREADS);
    private Handler otherwise = call -> Answer.text(404, "there is nothing at " + call.path());

    /** @param healthy what {@code GET /health} tells Kubernetes, with 200 or 503 */
    public Routes(BooleanSupplier healthy) {
        get(
                "/health",
                call -> healthy.getAsBoolean() ? Answer.text(200, "ok") : Answer.text(503, "a worker has ended"));
    }

    public Routes get(String path, Handler handler) {
        return on("GET", path, handler);
    }

    public Routes post(String path, Handler handler) {
        return on("POST", path, handler);
    }

    /** What answers GET at every other path. */
    public Routes otherwise(Handler handler) {
        otherwise = handler;
        return this;
    }

    /** Answers only a few calls of this one at once, since each takes as much memory as hundreds of others. */
    public Routes costlyGet(String path, Handler handler) {
        turns.put("GET " + path, new Semaphore(Limits.COSTLY));
        return get(path, handler);
    }

    /** The same where what is sent takes so much. */
    public Routes costlyPost(String path, Handler handler) {
        turns.put("POST " + path, new Semaphore(Limits.COSTLY));
        return post(path, handler);
    }

    /** A permit for a call, to be had from before it is answered until its answer is sent. */
    Semaphore turns(Call call) {
        return turns.getOrDefault(method(call) + " " + call.path(), plenty);
    }

    private Routes on(String method, String path, Handler handler) {
        byPath.computeIfAbsent(path, key -> new HashMap<>()).put(method, handler);
        return this;
    }

    Handler of(Call call) {
        String method = method(call);
        Map<String, Handler> here = byPath.getOrDefault(call.path(), Map.of());
        if (here.isEmpty() && method.equals("GET")) {
            return otherwise;
        }
        return Optional.ofNullable(here.get(method))
                .orElse(refused -> Answer.text(405, call.method() + " is not for " + call.path()));
    }

    private static String method(Call call) {
        return call.method().equals("HEAD") ? "GET" : call.method();
    }
}
