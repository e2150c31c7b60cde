package dev.roadcase.agent.registry.distribution;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.registry.http.Answer;
import dev.roadcase.agent.registry.http.ErrorCode;
import dev.roadcase.agent.registry.http.Request;
import dev.roadcase.agent.registry.http.RequestRefusal;
import dev.roadcase.agent.registry.store.BlobStore;
import dev.roadcase.agent.registry.store.Lookup;
import dev.roadcase.agent.registry.store.PushTarget;
import dev.roadcase.agent.registry.store.Repository;
import dev.roadcase.agent.registry.store.StoreRefusal;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The distribution API over a store. */
public final class Distribution {
    /** What its addresses begin with. */
    public static final String ROOT = "/v2/";

    private static final Pattern HOST = Pattern.compile("[a-zA-Z0-9.:\\[\\]_-]{1,255}");

    private final BlobStore store;

    public Distribution(BlobStore store) {
        this.store = store;
    }

    /** The answer to a request whose path begins with {@link #ROOT}. */
    public Answer answer(Request request) {
        return refusing(() -> {
            Answer answer = Route.parse(request.path().substring(ROOT.length())).answer(store, request);
            return host(request).map(host -> answer.with("OCI-Namespace", host)).orElse(answer);
        });
    }

    /** Makes a change; what the store refuses becomes an error of the spec. */
    public static <T> T refusing(Supplier<T> change) {
        try {
            return change.get();
        } catch (StoreRefusal e) {
            throw refusal(e);
        }
    }

    /** The repository of this name, of the host that the client says. */
    static Repository repository(BlobStore store, String name, Request request) {
        return find(store, name, request).orElseThrow(Distribution::refusal);
    }

    static Lookup<Repository> find(BlobStore store, String name, Request request) {
        return store.repository(name, host(request));
    }

    /** Where pushes under this name go. */
    static PushTarget target(BlobStore store, String name, Request request) {
        return store.target(name, host(request));
    }

    /** The same for a repository that must be there. */
    static PushTarget known(BlobStore store, String name, Request request) {
        repository(store, name, request);
        return target(store, name, request);
    }

    /** The host of which the client wants an image, in the spec's words its namespace. */
    static Optional<String> host(Request request) {
        Optional<String> host = request.parameter("ns").filter(its -> !its.isEmpty());
        host.filter(its -> !HOST.matcher(its).matches()).ifPresent(its -> {
            throw new RequestRefusal(ErrorCode.NAME_UNKNOWN, "ns is not a registry's host: " + Excerpt.of(its));
        });
        return host;
    }

    /** What a client is told if there is nothing. */
    static RequestRefusal refusal(Lookup.Absent<?> absent) {
        ErrorCode code = switch (absent.kind()) {
            case NAME -> ErrorCode.NAME_UNKNOWN;
            case MANIFEST, LEFT_OUT -> ErrorCode.MANIFEST_UNKNOWN;
            case BLOB -> ErrorCode.BLOB_UNKNOWN;
            case UNREADABLE -> ErrorCode.UNKNOWN;
        };
        return new RequestRefusal(code, absent.why());
    }

    /** What a client is told if a store refuses a change. */
    static RequestRefusal refusal(StoreRefusal refusal) {
        String why = refusal.getMessage();
        return switch (refusal.reason()) {
            case READ_ONLY, BUNDLED -> RequestRefusal.notAllowed(why, "GET, HEAD");
            case UNCLEAR_NAME -> new RequestRefusal(ErrorCode.NAME_INVALID, why);
            case NO_SUCH_MANIFEST -> new RequestRefusal(ErrorCode.MANIFEST_UNKNOWN, why);
            case NO_SUCH_BLOB -> new RequestRefusal(ErrorCode.BLOB_UNKNOWN, why);
            case NO_SUCH_UPLOAD -> new RequestRefusal(ErrorCode.BLOB_UPLOAD_UNKNOWN, why);
            case OUT_OF_ORDER -> new RequestRefusal(ErrorCode.BLOB_UPLOAD_INVALID, Answer.NOT_SATISFIABLE, why);
            case TAKEN_OVER, CUT_OFF -> new RequestRefusal(ErrorCode.BLOB_UPLOAD_INVALID, why);
            case WRONG_LENGTH -> new RequestRefusal(ErrorCode.SIZE_INVALID, why);
            case WRONG_DIGEST -> new RequestRefusal(ErrorCode.DIGEST_INVALID, why);
            case BAD_MANIFEST -> new RequestRefusal(ErrorCode.MANIFEST_INVALID, why);
            case TOO_LARGE -> new RequestRefusal(ErrorCode.MANIFEST_INVALID, Answer.TOO_LARGE, why);
            case MISSING_PARTS -> new RequestRefusal(ErrorCode.MANIFEST_BLOB_UNKNOWN, why);
            case NO_ROOM -> new RequestRefusal(ErrorCode.DENIED, Answer.TOO_LARGE, why);
            case DISK_FULL -> new RequestRefusal(ErrorCode.DENIED, Answer.DISK_FULL, why);
        };
    }
}
