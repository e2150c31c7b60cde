package dev.roadcase.agent.registry.distribution;

import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.ErrorCode;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;
import dev.roadcase.agent.registry.store.BlobStore;
import dev.roadcase.agent.registry.store.Lookup;
import dev.roadcase.agent.registry.store.Repository;
import java.util.Optional;

/** The distribution API over a store: pulls. */
public final class Distribution {
    /** What its addresses begin with. */
    public static final String ROOT = "/v2/";

    private final BlobStore store;

    public Distribution(BlobStore store) {
        this.store = store;
    }

    /** The answer to a request whose path begins with {@link #ROOT}. */
    public Answer answer(Request request) {
        return Route.parse(request.path().substring(ROOT.length())).answer(store, request);
    }

    /** The repository of this name, of the host that the client says. */
    static Repository repository(BlobStore store, String name, Request request) {
        return find(store, name, request).orElseThrow(Distribution::refusal);
    }

    static Lookup<Repository> find(BlobStore store, String name, Request request) {
        return store.repository(name, host(request));
    }

    private static Optional<String> host(Request request) {
        return request.parameter("ns").filter(host -> !host.isEmpty());
    }

    /** What a client is told if there is nothing. */
    static RequestRefusal refusal(Lookup.Absent<?> absent) {
        ErrorCode code = switch (absent.kind()) {
            case NAME -> ErrorCode.NAME_UNKNOWN;
            case MANIFEST -> ErrorCode.MANIFEST_UNKNOWN;
            case BLOB -> ErrorCode.BLOB_UNKNOWN;
            case UNREADABLE -> ErrorCode.UNKNOWN;
        };
        return new RequestRefusal(code, absent.why());
    }
}
