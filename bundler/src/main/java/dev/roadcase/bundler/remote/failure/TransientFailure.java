package dev.roadcase.bundler.remote.failure;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The cause of a {@link Problem} that may pass: a cut, a stall, an overload. The same request may succeed later. The message is the reason in few words, with the host.
 */
public final class TransientFailure extends IOException {
    private static final long serialVersionUID = 1L;

    /** Not negative. */
    private final Duration retryAfter;

    TransientFailure(String reason, Throwable cause, Duration retryAfter) {
        super(reason, cause);
        this.retryAfter = retryAfter;
    }

    /** How long the server asks to be left alone (RFC 9110, 10.2.3); nothing where it does not say. */
    public Duration retryAfter() {
        return retryAfter;
    }

    /** The transient cause of a problem; empty if the same request would fail again. */
    public static Optional<TransientFailure> of(Problem problem) {
        return problem.getCause() instanceof TransientFailure failure ? Optional.of(failure) : Optional.empty();
    }
}
