package dev.roadcase.bundler.remote;

import dev.roadcase.agent.problem.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Challenge;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/** Sends requests to registries and proves who we are where that is asked for. Remembers what was accepted. */
final class Logins {
    private final Connections connections;
    private final AuthFiles files;
    /** Values of the header Authorization by host and repository: a token is good for one repository. */
    private final Map<String, String> accepted = new ConcurrentHashMap<>();

    Logins(Connections connections) {
        this.connections = connections;
        this.files = new AuthFiles(connections.settings().authFiles());
    }

    /** The answer, which still may be a refusal. A token that has run out is replaced by a new one. */
    Response send(Request request, Operation<?> operation) {
        String place =
                Redacted.host(request.url()) + "/" + operation.reference().repository();
        Response response = connections.send(with(request, accepted.get(place)), operation.doing());
        if (response.code() != 401 || !isFrom(request.url(), response)) {
            return response;
        }
        Optional<String> answer = answer(request.url(), response.challenges(), operation);
        if (answer.isEmpty()) {
            return response;
        }
        response.close();
        accepted.put(place, answer.get());
        return connections.send(with(request, answer.get()), operation.doing());
    }

    /** What a registry's refusal means to the user, who may have a login for it or none. */
    Problem refused(HttpUrl registry, Response response, Operation<?> operation) {
        String advice = files.advice(Redacted.host(registry));
        return new Refusal(response, operation.doing(), known(registry, operation), advice)
                .problem(operation.missing());
    }

    private Optional<Login> known(HttpUrl registry, Operation<?> operation) {
        return files.find(Redacted.host(registry), operation.reference().repository());
    }

    private Optional<String> answer(HttpUrl url, List<Challenge> challenges, Operation<?> operation) {
        Optional<Login> login = known(url, operation);
        Optional<Challenge> bearer = ofScheme("Bearer", challenges);
        if (bearer.isPresent()) {
            return Optional.of(token(url, new TokenRequest(url, bearer.get(), operation), login));
        }
        return ofScheme("Basic", challenges).flatMap(basic -> login).map(Login::basic);
    }

    private String token(HttpUrl registry, TokenRequest request, Optional<Login> login) {
        Response response =
                connections.send(request.request(login), request.operation().doing());
        if (response.code() == 200) {
            return request.token(response);
        }
        try (response) {
            throw refused(registry, response, request.operation());
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

    /** @param authorization null where none is known */
    private static Request with(Request request, String authorization) {
        return authorization == null
                ? request
                : request.newBuilder().header("Authorization", authorization).build();
    }
}
