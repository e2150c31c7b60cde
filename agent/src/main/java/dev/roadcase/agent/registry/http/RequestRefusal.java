package dev.roadcase.agent.registry.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;

/** A request that gets an error for an answer. */
public final class RequestRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final int status;
    private final String allowed;

    public RequestRefusal(ErrorCode code, String message) {
        this(code, code.status(), message);
    }

    /** With another status than usual, where the spec or HTTP says which. */
    public RequestRefusal(ErrorCode code, int status, String message) {
        this(code, status, message, "");
    }

    private RequestRefusal(ErrorCode code, int status, String message, String allowed) {
        super(message, null, false, false);
        this.code = code;
        this.status = status;
        this.allowed = allowed;
    }

    /** For a method that its address does not take; {@code allowed} are those that it takes (RFC 9110, section 15.5.6). */
    public static RequestRefusal notAllowed(String message, String allowed) {
        return new RequestRefusal(ErrorCode.UNSUPPORTED, ErrorCode.UNSUPPORTED.status(), message, allowed);
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
        Answer answer = Answer.json(status, document);
        return allowed.isEmpty() ? answer : answer.with("Allow", allowed);
    }
}
