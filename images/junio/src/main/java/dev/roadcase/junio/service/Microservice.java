package dev.roadcase.junio.service;

import dev.roadcase.junio.http.Reply;
import dev.roadcase.junio.http.Routes;
import dev.roadcase.junio.resolver.Resolver;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * One of the three services.
 *
 * @param port where it listens unless told otherwise
 * @param path where it says what it is there for
 */
public record Microservice(String name, int port, String path, Routes routes) {
    private static final String JSON = "text/json";

    /** {@code GET /date}, in UTC. */
    public static Microservice date(Identity identity, Clock clock) {
        return telling("date", 7001, "yyyyMMdd", identity, clock);
    }

    /** {@code GET /time}, in UTC. */
    public static Microservice time(Identity identity, Clock clock) {
        return telling("time", 7002, "HH:mm:ss", identity, clock);
    }

    private static Microservice telling(String name, int port, String form, Identity identity, Clock clock) {
        DateTimeFormatter format =
                DateTimeFormatter.ofPattern(form, Locale.ROOT).withZone(ZoneOffset.UTC);
        Routes routes = Routes.withStatus().get("/" + name, path -> {
            Told told = new Told(format.format(clock.instant()), identity.hostname(), identity.version());
            return Reply.of(JSON, told.json(name));
        });
        return new Microservice(name, port, "/" + name, routes);
    }

    /** {@code GET /}: what date and time say. */
    public static Microservice web(Identity identity, Environment environment, Resolver resolver) {
        Dependency date = new Dependency("date", endpoint(environment, "date"), resolver);
        Dependency time = new Dependency("time", endpoint(environment, "time"), resolver);
        Summary summary = new Summary(identity, date, time);
        Routes routes = Routes.withStatus()
                .get("/", path -> Reply.of("text/plain", summary.text().getBytes(StandardCharsets.US_ASCII)));
        return new Microservice("web", 7000, "/", routes);
    }

    private static String endpoint(Environment environment, String service) {
        return environment
                .variable(service.toUpperCase(Locale.ROOT) + "ENDPOINT")
                .orElse(service + ".default.svc.cluster.local");
    }

    /** Answers once for nobody, so that the first request finds everything in its place: a busy machine takes seconds for it. */
    public void warmUp() throws InterruptedException {
        routes.answer("GET", path);
    }

    /** Says what starts: the first line on standard output. */
    public String announcement(Identity identity, int actualPort) {
        return "Starting " + name + " version " + identity.version() + " on port " + actualPort + ".";
    }
}
