package dev.roadcase.bundler.remote.authentication;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.remote.connection.SmallBody;
import dev.roadcase.bundler.remote.failure.Failure;
import dev.roadcase.bundler.remote.login.Login;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import okhttp3.Challenge;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Asks the place that a registry names for a token (distribution's "Token Authentication Specification").
 *
 * @param asker where the registry is
 */
record TokenRequest(HttpUrl asker, Challenge challenge, Access access) {
    private static final int LARGEST = 1 << 20;
    /** More than RFC 6750, 2.1 allows: what some give holds colons. */
    private static final Pattern TOKEN = Pattern.compile("[!-~]+");

    /** The question; a token for a login may allow more. */
    Request request(Optional<Login> login) {
        if (login.filter(Login::isIdentityToken).isPresent()) {
            return exchange(login.get());
        }
        HttpUrl.Builder url = realm().newBuilder();
        service().ifPresent(service -> url.addQueryParameter("service", service));
        scopes().all().forEach(scope -> url.addQueryParameter("scope", scope));
        Request.Builder request = new Request.Builder().url(url.build());
        login.ifPresent(known -> request.header("Authorization", known.basic()));
        return request.build();
    }

    /** An identity token stays out of URLs, which servers write down (distribution's "OAuth2 Token Authentication"). */
    private Request exchange(Login login) {
        FormBody.Builder form = new FormBody.Builder()
                .add("grant_type", "refresh_token")
                .add("client_id", "roadcase")
                .add("refresh_token", login.secret());
        service().ifPresent(service -> form.add("service", service));
        form.add("scope", String.join(" ", scopes().all()));
        return new Request.Builder().url(realm()).post(form.build()).build();
    }

    /** The value of the header {@code Authorization} that the answer gives; closes the answer. */
    String token(Response response) {
        try (response) {
            JsonNode answer = Json.object(new SmallBody(response, LARGEST, doing()).bytes());
            return Stream.of(answer.path("token"), answer.path("access_token"))
                    .map(JsonNode::asText)
                    .filter(token -> TOKEN.matcher(token).matches())
                    .map(token -> "Bearer " + token)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no token"));
        } catch (IllegalArgumentException e) {
            // The parser's own words may quote the token.
            throw Failure.of(doing(), response).lasting("was asked for a token and sent none");
        }
    }

    private String doing() {
        return access.doing();
    }

    private HttpUrl realm() {
        HttpUrl realm = parameter("realm")
                .filter(place -> !place.isBlank())
                .map(asker::resolve)
                .orElse(null);
        if (realm == null || asker.isHttps() && !realm.isHttps()) {
            throw new Failure(doing(), asker).lasting("names no place over HTTPS where tokens are to be had");
        }
        return realm;
    }

    private Optional<String> service() {
        return parameter("service");
    }

    private Scopes scopes() {
        String pull = "repository:" + access.repository() + ":pull";
        return Scopes.of(parameter("scope").orElse(pull), access.scopes());
    }

    private Optional<String> parameter(String name) {
        return challenge.authParams().entrySet().stream()
                .filter(entry -> name.equals(String.valueOf(entry.getKey()).toLowerCase(Locale.ROOT)))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
