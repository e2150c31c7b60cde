package dev.roadcase.bundler.remote.authentication;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.connection.Exchanges;
import dev.roadcase.bundler.remote.connection.Refusal;
import dev.roadcase.bundler.remote.failure.Redacted;
import dev.roadcase.bundler.remote.host.Direction;
import dev.roadcase.bundler.remote.login.AuthFiles;
import dev.roadcase.bundler.remote.login.CredentialAnswers;
import dev.roadcase.bundler.remote.login.Login;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Challenge;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Sends requests to registries and proves who we are where that is asked for. Remembers what was accepted. Safe for several
 * threads.
 */
public final class Logins {
    private static final Set<Integer> LOGIN_MATTERS = Set.of(401, 403, 429);

    private final Exchanges exchanges;
    private final AuthFiles files;
    /** Values of the header Authorization: a token by host, repository and scopes, a password by host and repository. */
    private final Map<String, String> accepted = new ConcurrentHashMap<>();

    private final Map<String, Optional<Login>> known = new ConcurrentHashMap<>();
    private final CredentialAnswers answers = new CredentialAnswers();
    private final Map<String, Object> locks = new ConcurrentHashMap<>();

    /** No login was accepted yet. */
    public Logins(Exchanges exchanges) {
        this.exchanges = exchanges;
        this.files = exchanges.settings().authFiles();
    }

    /** The answer, which may be a refusal. A token that has expired is replaced by a new one. */
    public Response send(Request request, Access access) {
        Optional<String> used = held(request, access);
        Response response = exchanges.send(with(request, used), access.doing());
        boolean own = false;
        while (response.code() == 401 && isFrom(request.url(), response) && !own) {
            Optional<Proof> answer = renewed(used, request, response, access);
            if (answer.isEmpty()) {
                return response;
            }
            response.close();
            used = Optional.of(answer.get().authorization());
            own = answer.get().own();
            response = exchanges.send(with(request, used), access.doing());
        }
        return response;
    }

    /** @param own whether it was got for this request: one that others got may have run out again */
    private record Proof(String authorization, boolean own) {}

    /** If the token of several transfers expires at once, the first gets a new one for all. */
    private Optional<Proof> renewed(Optional<String> used, Request request, Response response, Access access) {
        String place = place(request, access);
        synchronized (locks.computeIfAbsent(place, key -> new Object())) {
            Optional<String> current = held(request, access);
            if (current.isPresent() && !current.equals(used)) {
                return current.map(others -> new Proof(others, false));
            }
            Optional<String> answer = answer(request.url(), response.challenges(), access);
            answer.ifPresent(value ->
                    accepted.put(isToken(value) ? tokenPlace(request, access) : place(request, access), value));
            return answer.map(value -> new Proof(value, true));
        }
    }

    private Optional<String> held(Request request, Access access) {
        return Optional.ofNullable(accepted.get(tokenPlace(request, access)))
                .or(() -> Optional.ofNullable(accepted.get(place(request, access)))
                        .filter(value -> !isToken(value)));
    }

    private static boolean isToken(String authorization) {
        return authorization.startsWith("Bearer ");
    }

    private static String place(Request request, Access access) {
        return Redacted.host(request.url()) + "/" + access.repository();
    }

    private static String tokenPlace(Request request, Access access) {
        return place(request, access) + " " + String.join(" ", access.scopes());
    }

    /** What a registry's refusal means to a user with a login, or without one. */
    public Problem refused(HttpUrl registry, Response response, Access access) {
        return isFrom(registry, response) && LOGIN_MATTERS.contains(response.code())
                ? refusedUser(registry, response, access)
                : new Refusal(response, access.doing(), Optional.empty(), "", direction()).problem(access.missing());
    }

    private Problem refusedUser(HttpUrl registry, Response response, Access access) {
        String advice = files.advice(Redacted.host(registry)) + orAtTheProxy(registry);
        return new Refusal(response, access.doing(), known(registry, access), advice, direction())
                .problem(access.missing());
    }

    private Direction direction() {
        return exchanges.settings().direction();
    }

    /** Some proxies answer a wrong password as if they were the host. */
    private String orAtTheProxy(HttpUrl registry) {
        return exchanges
                .settings()
                .proxies()
                .of(registry)
                .filter(proxy -> !registry.isHttps())
                .map(proxy -> ", or correct the login of the proxy in " + proxy.variable())
                .orElse("");
    }

    /** It is looked for once, and a credential helper is asked once for a host: the helper may be slow, or ask the user something. */
    private Optional<Login> known(HttpUrl registry, Access access) {
        String host = Redacted.host(registry);
        String repository = access.repository();
        return known.computeIfAbsent(host + "/" + repository, place -> files.find(host, repository, answers));
    }

    private Optional<String> answer(HttpUrl url, List<Challenge> challenges, Access access) {
        Optional<Login> login = known(url, access);
        Optional<Challenge> bearer = ofScheme("Bearer", challenges);
        if (bearer.isPresent()) {
            return Optional.of(token(url, new TokenRequest(url, bearer.get(), access), login));
        }
        return ofScheme("Basic", challenges)
                .flatMap(basic -> login)
                .filter(known -> !known.isIdentityToken())
                .map(Login::basic);
    }

    private String token(HttpUrl registry, TokenRequest request, Optional<Login> login) {
        Response response =
                exchanges.send(request.request(login), request.access().doing());
        if (response.code() == 200) {
            return request.token(response);
        }
        try (response) {
            throw refusedUser(registry, response, request.access());
        }
    }

    private static Optional<Challenge> ofScheme(String scheme, List<Challenge> challenges) {
        return challenges.stream()
                .filter(challenge -> challenge.scheme().equalsIgnoreCase(scheme))
                .findFirst();
    }

    /** A storage host that a registry sent us to learns nothing about us. */
    private static boolean isFrom(HttpUrl asked, Response response) {
        return Redacted.host(response.request().url()).equals(Redacted.host(asked));
    }

    private static Request with(Request request, Optional<String> authorization) {
        return authorization
                .map(value ->
                        request.newBuilder().header("Authorization", value).build())
                .orElse(request);
    }
}
