package dev.roadcase.bundler.etcd;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.tls.MachineIdentity;
import dev.roadcase.bundler.time.Deadline;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Puts and deletes keys at whichever member of etcd answers. Safe for several threads. */
public final class EtcdKeysApi {
    private static final Duration CONNECTED = Duration.ofSeconds(2);
    private static final Duration ANSWERED = Duration.ofSeconds(10);

    private static final Duration NO_LEADER = Duration.ofSeconds(20);

    private static final String NODES = "nodes";

    private final List<URI> members;
    private final HttpClient client;

    /**
     * @param members such as {@code https://192.168.56.31:2379}; at least one
     * @param identity whom to trust there, and who we are
     */
    public EtcdKeysApi(List<URI> members, MachineIdentity identity) {
        this.members = List.copyOf(members);
        this.client = HttpClient.newBuilder()
                .sslContext(identity.context())
                .proxy(ProxySelector.of(null))
                .connectTimeout(CONNECTED)
                .build();
    }

    /** Gives a key this value. */
    public void put(String key, String value) {
        String form = "value=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        ask(
                "put the key " + key,
                key,
                request -> request.header("Content-Type", "application/x-www-form-urlencoded")
                        .PUT(BodyPublishers.ofString(form)));
    }

    /** Deletes a key, if it is there. */
    public void delete(String key) {
        ask("delete the key " + key, key, HttpRequest.Builder::DELETE);
    }

    /**
     * Deletes all keys that anybody may see: those whose name begins with an underscore are hidden. Answers how many had a
     * value.
     */
    public int deleteAll() {
        AtomicReference<JsonNode> root = new AtomicReference<>();
        ask("list all keys", "/?recursive=true&quorum=true", HttpRequest.Builder::GET, body -> root.set(node(body)));
        root.get().path(NODES).forEach(node -> deleteTree(node.path("key").asText()));
        return count(root.get());
    }

    private void deleteTree(String key) {
        ask("delete all below " + key, path(key) + "?recursive=true", HttpRequest.Builder::DELETE, body -> {});
    }

    private static int count(JsonNode node) {
        int below = 0;
        for (JsonNode child : node.path(NODES)) {
            below += count(child);
        }
        return node.has("value") ? 1 : below;
    }

    private static JsonNode node(byte[] body) {
        try {
            return Json.object(body).path("node");
        } catch (IllegalArgumentException e) {
            throw Problem.upstream("list all keys failed: etcd answers " + e.getMessage())
                    .causedBy(e);
        }
    }

    private void ask(String what, String key, UnaryOperator<HttpRequest.Builder> question) {
        ask(what, path(key), question, body -> {});
    }

    /** Members choose a leader anew when one is lost, and answer nobody meanwhile. */
    private void ask(String what, String path, UnaryOperator<HttpRequest.Builder> question, Consumer<byte[]> answer) {
        AtomicReference<IOException> last = new AtomicReference<>();
        if (!new Deadline(NO_LEADER)
                .until(() -> members.stream().anyMatch(member -> {
                    HttpRequest.Builder request = HttpRequest.newBuilder(member.resolve("/v2/keys" + path))
                            .timeout(ANSWERED);
                    return isDone(what, question.apply(request).build(), answer, last);
                }))) {
            throw Problem.upstream(what + " failed: no member of etcd answers (" + shown() + "): "
                            + last.get().getMessage())
                    .advise("are the machines on, and in the same network as this laptop?")
                    .causedBy(last.get());
        }
    }

    private boolean isDone(
            String what, HttpRequest request, Consumer<byte[]> answer, AtomicReference<IOException> last) {
        try {
            HttpResponse<byte[]> said = client.send(request, BodyHandlers.ofByteArray());
            require(what, said);
            answer.accept(said.body());
            return true;
        } catch (IOException e) {
            last.set(e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }

    /** Parts of a key may hold any character. */
    private static String path(String key) {
        return Arrays.stream(key.split("/"))
                .map(part -> URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }

    /** A key that is not there needs no deletion. */
    private static void require(String what, HttpResponse<byte[]> answer) throws IOException {
        int status = answer.statusCode();
        if (status / 100 == 5) {
            throw new IOException(reason(answer));
        }
        if (status / 100 != 2 && status != 404) {
            throw Problem.upstream(what + " failed: etcd says: " + reason(answer));
        }
    }

    private static String reason(HttpResponse<byte[]> answer) {
        try {
            return Excerpt.of(Json.object(answer.body()).path("message").asText("status " + answer.statusCode()));
        } catch (IllegalArgumentException e) {
            return "status " + answer.statusCode();
        }
    }

    private String shown() {
        return members.stream().map(URI::getAuthority).collect(Collectors.joining(", "));
    }
}
