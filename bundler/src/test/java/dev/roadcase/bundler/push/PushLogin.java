package dev.roadcase.bundler.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.login.AuthFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A user of a registry of the tests, whose login is where docker keeps it. */
final class PushLogin {
    private static final String SECRET = Base64.getEncoder().encodeToString("ann:pa:ss".getBytes(UTF_8));

    private final Path file;
    private final List<String> scopes = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, AtomicInteger> uses = new ConcurrentHashMap<>();
    private final AtomicInteger tokens = new AtomicInteger();

    PushLogin(Path folder, String host) throws IOException {
        file = folder.resolve("config.json");
        Files.writeString(file, "{\"auths\":{\"" + host + "\":{\"auth\":\"" + SECRET + "\"}}}");
    }

    HostSettings settings(PushRegistry registry) {
        return registry.settings().withAuthFiles(new AuthFiles(List.of(file), List.of()));
    }

    /** The scopes of each token so far. */
    List<String> scopes() {
        return List.copyOf(scopes);
    }

    /** Wants the password with each request. */
    Habit basic(Habit other) {
        return guarded(
                other,
                asked -> asked.header("Authorization").equals(Optional.of("Basic " + SECRET)),
                "Basic realm=\"r\"");
    }

    /** Wants a token that allows what is asked, and that was used less than so many times. */
    Habit tokens(int most, Habit other) {
        Habit guarded = guarded(other, asked -> isAllowed(asked, most), "Bearer realm=\"/token\",service=\"s\"");
        return new Habit() {
            @Override
            public Optional<Said> before(PushRegistry registry, Asked asked) {
                return asked.path().equals("/token") ? token(asked).alone() : guarded.before(registry, asked);
            }

            @Override
            public Said after(PushRegistry registry, Asked asked, Said usual) {
                return guarded.after(registry, asked, usual);
            }
        };
    }

    private Said token(Asked asked) {
        if (!asked.header("Authorization").equals(Optional.of("Basic " + SECRET))) {
            return Said.of(401);
        }
        scopes.add(asked.target()
                .replaceFirst(".*?scope=", "")
                .replace("%3A", ":")
                .replace("%2F", "/")
                .replace("%2C", ","));
        String token = "t" + tokens.incrementAndGet();
        uses.put("Bearer " + token, new AtomicInteger());
        return Said.of(200, ("{\"token\":\"" + token + "\"}").getBytes(UTF_8));
    }

    private boolean isAllowed(Asked asked, int most) {
        String token = asked.header("Authorization").orElse("");
        return uses.containsKey(token) && uses.get(token).incrementAndGet() <= most;
    }

    private static Habit guarded(Habit other, java.util.function.Predicate<Asked> allowed, String challenge) {
        return new Habit() {
            @Override
            public Optional<Said> before(PushRegistry registry, Asked asked) {
                boolean open = asked.path().equals("/v2/");
                return open || allowed.test(asked)
                        ? other.before(registry, asked)
                        : Said.error(401, "UNAUTHORIZED")
                                .with("WWW-Authenticate", challenge + scope(asked, challenge))
                                .alone();
            }

            @Override
            public Said after(PushRegistry registry, Asked asked, Said usual) {
                return other.after(registry, asked, usual);
            }
        };
    }

    private static String scope(Asked asked, String challenge) {
        if (!challenge.startsWith("Bearer")) {
            return "";
        }
        boolean reads = asked.method().equals("GET") || asked.method().equals("HEAD");
        String from = asked.query("from")
                .map(other -> " repository:" + other + ":pull")
                .orElse("");
        return ",scope=\"repository:" + asked.repository() + (reads ? ":pull" : ":pull,push") + from + "\"";
    }
}
