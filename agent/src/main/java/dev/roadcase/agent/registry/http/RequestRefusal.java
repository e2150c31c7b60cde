package dev.roadcase.agent.registry.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;

/** A request that gets an error for an answer. */
public final class RequestRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final int status;

    public RequestRefusal(ErrorCode code, String message) {
        this(code, code.status(), message);
    }

    /** With another status than usual, where the spec or HTTP says which. */
    public RequestRefusal(ErrorCode code, int status, String message) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
    }

    /** For a path that the distribution spec does not know. */
    public static RequestRefusal notFound(String message) {
        return new RequestRefusal(ErrorCode.UNSUPPORTED, 404, message);
    }

    /** For a document that its address does not take. */
    public static RequestRefusal badDocument(String message) {
        return new RequestRefusal(ErrorCode.UNSUPPORTED, 400, message);
    }

    /** The spec's form: {@code {"errors":[{"code":…,"message":…}]}}. */
    public Answer answer() {
        ObjectNode error = Json.object();
        error.put("code", code.name());
        error.put("message", getMessage());
        ObjectNode document = Json.object();
        document.putArray("errors").add(error);
        return Answer.json(status, document);
    }
}
