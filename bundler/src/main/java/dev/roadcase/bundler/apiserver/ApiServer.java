package dev.roadcase.bundler.apiserver;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.tls.MachineIdentity;
import dev.roadcase.bundler.time.Deadline;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** Sends requests to an API server. Safe for several threads. */
public final class ApiServer {
    private static final Duration ANSWERED = Duration.ofSeconds(30);
    private static final Duration OVERLOADED = Duration.ofSeconds(30);
    private static final Set<Integer> FOR_A_WHILE = Set.of(429, 500, 502, 503, 504);
    private static final String METADATA = ApiRequest.JSON + ";as=PartialObjectMetadataList;g=meta.k8s.io;v=v1";

    private final ApiTransport transport;
    private final Duration most;
    private final ShowScope scope;

    /**
     * That of a show's own machines. Nothing that it is asked goes through a proxy.
     *
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
        this(new HttpsTransport(address, identity, most), most, ShowScope.WHOLE);
    }

    private ApiServer(ApiTransport transport, Duration most, ShowScope scope) {
        this.transport = transport;
        this.most = most;
        this.scope = scope;
    }

    /**
     * That of a cluster that is somebody else's, behind a socket of this computer.
     *
     * @param context of kubectl, for messages
     * @param scope what of the cluster is the show's
     * @param most how long an answer may take
     */
    public static ApiServer behind(Path socket, String context, ShowScope scope, Duration most) {
        String advice = "does kubectl --context " + context + " version answer?";
        return new ApiServer(new SocketTransport(socket, most, "context " + context, advice), most, scope);
    }

    /** The same for other objects of that cluster. */
    public ApiServer within(ShowScope other) {
        return new ApiServer(transport, most, other);
    }

    /** Of objects whose manifests name none. */
    public String namespace() {
        return scope.namespace();
    }

    ShowScope scope() {
        return scope;
    }

    /** What stands at a path; empty if nothing does. */
    public Optional<ObjectNode> find(String path) {
        ApiAnswer answer = send(ApiRequest.of("GET", path), "read " + path);
        return answer.isMissing() ? Optional.empty() : Optional.of(read(required(answer, "read " + path)));
    }

    /** The metadata of all objects below a path; none where nothing stands (Kubernetes API concepts, "Metadata-only fetches"). */
    List<JsonNode> metadata(String path) {
        return metadata(path, ApiAnswer::isMissing);
    }

    private List<JsonNode> metadata(String path, Predicate<ApiAnswer> isNone) {
        ApiAnswer answer = send(ApiRequest.of("GET", path).accepting(METADATA), "list " + path);
        List<JsonNode> all = new ArrayList<>();
        if (!isNone.test(answer)) {
            read(required(answer, "list " + path)).path("items").forEach(item -> all.add(item.path("metadata")));
        }
        return all;
    }

    /** The same; none where we may not look. */
    List<JsonNode> metadataIfAllowed(String path) {
        return metadata(path, answer -> answer.isMissing() || answer.isForbidden());
    }

    /** Whether we may not look at what stands at a path. */
    boolean isHidden(String path) {
        return send(ApiRequest.of("GET", path), "read " + path).isForbidden();
    }

    /** What stands at a path; empty if nothing does, or if we may not look. */
    Optional<ObjectNode> findIfAllowed(String path) {
        ApiAnswer answer = send(ApiRequest.of("GET", path), "read " + path);
        return answer.isMissing() || answer.isForbidden()
                ? Optional.empty()
                : Optional.of(read(required(answer, "read " + path)));
    }

    /** Deletes what stands at a path, and all that belongs to it. Answers whether anything stood there. */
    boolean delete(String path, String what) {
        return delete(path, "propagationPolicy=Background", what);
    }

    /** The same with other options of deletion, as a query has them. */
    boolean delete(String path, String options, String what) {
        ApiAnswer answer = send(ApiRequest.of("DELETE", path + "?" + options), what);
        return !answer.isMissing() && required(answer, what) != null;
    }

    /** Changes what stands at a path. Answers whether anything stands there. */
    boolean patch(String path, String mediaType, ObjectNode change, String what) {
        ApiAnswer answer = send(ApiRequest.of("PATCH", path).with(mediaType, change), what);
        return !answer.isMissing() && required(answer, what) != null;
    }

    /**
     * Creates an object below a path, and answers it as the server has it. It is asked once, since the server may have made
     * the object and lost the answer.
     */
    ObjectNode create(String path, ObjectNode object, String what) {
        ApiRequest create = ApiRequest.of("POST", path).with(ApiRequest.JSON, object);
        return read(required(sendOnce(create, what), what));
    }

    /** What a server says that has too much to do is asked again for a while: all that comes this way may come twice. */
    private ApiAnswer send(ApiRequest request, String what) {
        AtomicReference<ApiAnswer> last = new AtomicReference<>();
        new Deadline(most.compareTo(OVERLOADED) < 0 ? most : OVERLOADED).until(() -> {
            last.set(sendOnce(request, what));
            return !FOR_A_WHILE.contains(last.get().status());
        });
        return last.get();
    }

    private ApiAnswer sendOnce(ApiRequest request, String what) {
        try {
            return transport.send(request);
        } catch (IOException e) {
            throw Problem.upstream(
                            what + " failed: the API server at " + transport.shown() + " does not answer: " + words(e))
                    .advise(transport.advice())
                    .causedBy(e);
        }
    }

    /** The client's exceptions may come without a text. */
    private static String words(IOException e) {
        return Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    }

    private byte[] required(ApiAnswer answer, String what) {
        if (answer.status() / 100 != 2) {
            throw Problem.upstream(
                    what + " failed: the API server says: " + new ApiStatus(answer.status(), answer.body()));
        }
        return answer.body();
    }

    private ObjectNode read(byte[] body) {
        try {
            return Json.large(body);
        } catch (IllegalArgumentException e) {
            throw Problem.upstream("the API server at " + transport.shown() + " answers " + e.getMessage())
                    .causedBy(e);
        }
    }
}
