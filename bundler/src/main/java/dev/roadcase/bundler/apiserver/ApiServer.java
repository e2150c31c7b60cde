package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.tls.MachineIdentity;
import dev.roadcase.bundler.time.Deadline;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/** Sends requests to an API server. Nothing of them goes through a proxy. Safe for several threads. */
public final class ApiServer {
    private static final Duration CONNECTED = Duration.ofSeconds(5);
    private static final Duration ANSWERED = Duration.ofSeconds(30);
    private static final Duration OVERLOADED = Duration.ofSeconds(30);
    private static final Set<Integer> FOR_A_WHILE = Set.of(429, 500, 502, 503, 504);
    private static final String JSON = "application/json";
    private static final String METADATA = JSON + ";as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";

    private final URI address;
    private final HttpClient client;
    private final Duration most;

    /**
     * @param address such as {@code https://192.168.56.20:6443}
     * @param identity whom to trust there, and who we are
     */
    public ApiServer(URI address, MachineIdentity identity) {
        this(address, identity, ANSWERED);
    }

    /**
     * The same for somebody who is in a hurry.
     *
     * @param most how long an answer may take
     */
    public ApiServer(URI address, MachineIdentity identity, Duration most) {
        this.address = address;
        this.most = most;
        this.client = HttpClient.newBuilder()
                .sslContext(identity.context())
                .proxy(ProxySelector.of(null))
                .connectTimeout(CONNECTED)
                .build();
    }

    /** What stands at a path; empty if nothing does. */
    public Optional<ObjectNode> find(String path) {
        HttpResponse<byte[]> answer = send(request(path).GET(), "read " + path);
        return answer.statusCode() == 404 ? Optional.empty() : Optional.of(read(required(answer, "read " + path)));
    }

    /** The metadata of all objects below a path; none where nothing stands (Kubernetes API concepts, "Metadata-only fetches"). */
    List<JsonNode> metadata(String path) {
        HttpResponse<byte[]> answer =
                send(request(path).setHeader("Accept", METADATA).GET(), "list " + path);
        List<JsonNode> all = new ArrayList<>();
        if (answer.statusCode() != 404) {
            read(required(answer, "list " + path)).path("items").forEach(item -> all.add(item.path("metadata")));
        }
        return all;
    }

    /** Deletes what stands at a path, and all that belongs to it. Answers whether anything stood there. */
    boolean delete(String path, String what) {
        return delete(path, "propagationPolicy=Background", what);
    }

    /** The same with other options of deletion, as a query has them. */
    boolean delete(String path, String options, String what) {
        HttpResponse<byte[]> answer = send(request(path + "?" + options).DELETE(), what);
        return answer.statusCode() != 404 && required(answer, what) != null;
    }

    /** Changes what stands at a path. Answers whether anything stands there. */
    boolean patch(String path, String mediaType, ObjectNode change, String what) {
        HttpRequest.Builder patch = request(path)
                .header("Content-Type", mediaType)
                .method("PATCH", BodyPublishers.ofByteArray(Json.bytes(change)));
        HttpResponse<byte[]> answer = send(patch, what);
        return answer.statusCode() != 404 && required(answer, what) != null;
    }

    /** Creates an object below a path. It is asked once, since the server may have made the object and lost the answer. */
    void create(String path, ObjectNode object, String what) {
        HttpRequest.Builder create =
                request(path).header("Content-Type", JSON).POST(BodyPublishers.ofByteArray(Json.bytes(object)));
        required(sendOnce(create, what), what);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Accept", JSON)
                .timeout(most);
    }

    /** What a server says that has too much to do is asked again for a while: all that comes this way may come twice. */
    private HttpResponse<byte[]> send(HttpRequest.Builder request, String what) {
        AtomicReference<HttpResponse<byte[]>> last = new AtomicReference<>();
        new Deadline(most.compareTo(OVERLOADED) < 0 ? most : OVERLOADED).until(() -> {
            last.set(sendOnce(request, what));
            return !FOR_A_WHILE.contains(last.get().statusCode());
        });
        return last.get();
    }

    private HttpResponse<byte[]> sendOnce(HttpRequest.Builder request, String what) {
        try {
            return client.send(request.build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw Problem.upstream(what + " failed: the API server at " + address.getAuthority() + " does not answer: "
                            + words(e))
                    .advise("is the controller on, and in the same network as this laptop?")
                    .causedBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted().causedBy(e);
        }
    }

    /** The client's exceptions may come without a text. */
    private static String words(IOException e) {
        return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    }

    private byte[] required(HttpResponse<byte[]> answer, String what) {
        if (answer.statusCode() / 100 != 2) {
            throw Problem.upstream(
                    what + " failed: the API server says: " + new ApiStatus(answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    private ObjectNode read(byte[] body) {
        try {
            return Json.object(body);
        } catch (IllegalArgumentException e) {
            throw Problem.upstream("the API server at " + address.getAuthority() + " answers " + e.getMessage())
                    .causedBy(e);
        }
    }
}
