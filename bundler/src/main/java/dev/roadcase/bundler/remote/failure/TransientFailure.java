package dev.roadcase.bundler.remote.failure;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The cause of a {@link Problem} that may be gone when the same is asked again: a cut, a stall, an overload. Its message
 * is the reason in few words, with the host.
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

    /** What is transient about a problem; empty where asking again is of no use. */
    public static Optional<TransientFailure> of(Problem problem) {
        return problem.getCause() instanceof TransientFailure failure ? Optional.of(failure) : Optional.empty();
    }
}
