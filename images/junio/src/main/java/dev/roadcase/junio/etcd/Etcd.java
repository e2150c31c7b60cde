package dev.roadcase.junio.etcd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.junio.json.Json;
import dev.roadcase.junio.tls.TlsFiles;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/**
 * A cluster of etcd. Reading asks one member for what it has, not for what a majority agrees on, so that names are known
 * while the cluster elects a leader; a member hears of a change within milliseconds. Who does not answer is asked last.
 */
public final class Etcd implements Keys {
    private static final Duration CONNECTING = Duration.ofMillis(800);
    private static final Duration READING = Duration.ofSeconds(2);

    /** After so long without an answer the next member is asked too. */
    private static final Duration HEAD_START = Duration.ofMillis(250);

    /** A majority has to write it to its disks. */
    private static final Duration WRITING = Duration.ofSeconds(2);

    private static final String KEYS = "/v2/keys";
    private static final int NOT_FOUND = 404;

    private final Members members;
    private final HttpClient http;

    private Etcd(Members members, HttpClient http) {
        this.members = members;
        this.http = http;
    }

    /**
     * A cluster of which at least one member is known.
     *
     * @param members such as {@code https://192.168.56.31:2379}
     * @param tls for members that are asked over https
     * @throws IOException where certificates cannot be read
     */
    public static Etcd of(List<URI> members, Optional<TlsFiles> tls) throws IOException {
        HttpClient.Builder http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECTING);
        if (tls.isPresent()) {
            http.sslContext(tls.get().context());
        }
        return new Etcd(new Members(members), http.build());
    }

    /** Asks a member who the others are, so that one of them is enough to begin with. */
    public void learnMembers() throws IOException, InterruptedException {
        ObjectNode answer =
                quickest(member -> request(member, "/v2/members", READING).GET());
        members.learn(Json.items(answer.path("members"))
                .flatMap(member -> Json.items(member.path("clientURLs")))
                .map(JsonNode::asText)
                .filter(url -> url.matches("https?://[^/\\s]+"))
                .map(URI::create)
                .toList());
    }

    @Override
    public Optional<Entry> read(String path) throws IOException, InterruptedException {
        ObjectNode answer = quickest(member ->
                request(member, KEYS + path + "?recursive=true", READING).GET());
        return answer.has("node") ? Optional.of(Entry.read(answer.path("node"))) : Optional.empty();
    }

    @Override
    public void write(String path, String value) throws IOException, InterruptedException {
        String form = "value=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        first(member -> request(member, KEYS + path, WRITING)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .PUT(BodyPublishers.ofString(form)));
    }

    @Override
    public void remove(String path) throws IOException, InterruptedException {
        first(member ->
                request(member, KEYS + path + "?recursive=true", WRITING).DELETE());
    }

    private static HttpRequest.Builder request(URI member, String path, Duration patience) {
        return HttpRequest.newBuilder(member.resolve(path)).timeout(patience);
    }

    /** The answer of whichever member gives one first; without a node where there is no such key. */
    private ObjectNode quickest(Function<URI, HttpRequest.Builder> request) throws IOException, InterruptedException {
        Race<ObjectNode> race = new Race<>();
        for (URI member : members.all()) {
            race.add(ask(member, request.apply(member).build()));
            Optional<ObjectNode> answer = race.winner(HEAD_START);
            if (answer.isPresent()) {
                return answer.get();
            }
        }
        return race.winner(READING).orElseThrow(race::failure);
    }

    private CompletableFuture<ObjectNode> ask(URI member, HttpRequest request) {
        return http.sendAsync(request, BodyHandlers.ofByteArray()).handle((response, failure) -> {
            try {
                if (failure == null) {
                    return answer(response);
                }
                throw new IOException(reason(failure), failure);
            } catch (IOException e) {
                members.failed(member);
                throw new CompletionException(new IOException("etcd at " + member + ": " + e.getMessage(), e));
            }
        });
    }

    /** The answer of the first member that gives one. */
    private ObjectNode first(Function<URI, HttpRequest.Builder> request) throws IOException, InterruptedException {
        IOException last = new IOException("no member of etcd");
        for (URI member : members.all()) {
            try {
                return answer(http.send(request.apply(member).build(), BodyHandlers.ofByteArray()));
            } catch (Refused e) {
                throw e;
            } catch (IOException e) {
                members.failed(member);
                last = new IOException("etcd at " + member + ": " + reason(e), e);
            }
        }
        throw last;
    }

    private static ObjectNode answer(HttpResponse<byte[]> response) throws IOException {
        int status = response.statusCode();
        if (status != NOT_FOUND && status / 100 == 4) {
            throw new Refused("etcd refuses: " + excerpt(response.body()));
        }
        if (status != NOT_FOUND && status / 100 != 2) {
            throw new IOException("status " + status + ", " + excerpt(response.body()));
        }
        String text = new String(response.body(), StandardCharsets.UTF_8);
        if (status == NOT_FOUND && !text.contains("errorCode")) {
            throw new IOException("it has no v2 API, which needs --enable-v2");
        }
        return Json.object(response.body());
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause == null || cause.getMessage() == null ? "no connection" : cause.getMessage();
    }

    private static String excerpt(byte[] body) {
        return new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8).strip();
    }
}
