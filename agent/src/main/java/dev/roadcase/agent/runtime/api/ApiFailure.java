package dev.roadcase.agent.runtime.api;

import java.io.IOException;

/** A call that the other side answered with a failure (gRPC, "Status codes"). */
public final class ApiFailure extends IOException {
    private static final long serialVersionUID = 1L;
    private static final String ALREADY_EXISTS = "6";

    private final String status;

    ApiFailure(String status, String message) {
        super(message.isEmpty() ? "it failed with the status " + status : message);
        this.status = status;
    }

    /** Whether what was to be made is there. */
    public boolean isThere() {
        return status.equals(ALREADY_EXISTS);
    }
}
