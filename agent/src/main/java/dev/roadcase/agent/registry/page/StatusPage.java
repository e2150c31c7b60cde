package dev.roadcase.agent.registry.page;

import dev.roadcase.agent.archive.bundle.Bundle;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.Body;
import dev.roadcase.agent.registry.machine.Registrations;
import dev.roadcase.agent.registry.store.PushedTag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** The page and what it is made of. It asks this server again and again, and no other. */
public final class StatusPage {
    private static final String DOCUMENT = "/api/status";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");
    private static final Map<String, String> FILES = Map.of(
            "/", "page.html",
            "/page.css", "page.css",
            "/page.js", "page.js",
            "/icon.svg", "icon.svg");
    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self';"
            + " connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final StatusDocument document;

    /** @param pushed asked for the latest tags, at most so many */
    public StatusPage(
            Bundle bundle,
            Registrations registrations,
            Deliveries deliveries,
            IntFunction<List<PushedTag>> pushed,
            Clock clock) {
        this.document = new StatusDocument(bundle, registrations, deliveries, pushed, clock);
    }

    /** Whether a path is part of it. */
    public static boolean isTheirs(String path) {
        return path.equals(DOCUMENT) || FILES.containsKey(path);
    }

    /** The answer for such a path. */
    public Answer answer(String path) {
        return path.equals(DOCUMENT)
                ? Answer.json(Answer.OK, document.json()).with("Cache-Control", "no-store")
                : file(FILES.get(path));
    }

    private static Answer file(String name) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", TYPES.get(name.substring(name.indexOf('.') + 1)));
        headers.put("Cache-Control", "no-store");
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        return new Answer(Answer.OK, headers, new Body.Held(bytes(name)));
    }

    private static byte[] bytes(String name) {
        try (InputStream in = StatusPage.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
