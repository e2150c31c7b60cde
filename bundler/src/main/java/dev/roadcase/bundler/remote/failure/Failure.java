package dev.roadcase.bundler.remote.failure;

import dev.roadcase.agent.problem.Problem;
import java.time.Duration;
import okhttp3.HttpUrl;
import okhttp3.Response;

/**
 * What went wrong with a request, as problems: {@code DOING failed: HOST WHY}.
 *
 * @param doing what was being done, in the imperative
 * @param url what was asked
 */
public record Failure(String doing, HttpUrl url) {
    public static Failure of(String doing, Response response) {
        return new Failure(doing, response.request().url());
    }

    /** The same request would fail again. */
    public Problem lasting(String why) {
        return problem(host() + " " + why);
    }

    /** The same request may succeed later. */
    public Problem passing(String why) {
        return passing(lasting(why), host() + " " + why, Duration.ZERO);
    }

    /**
     * A problem of this failure, as one that may pass.
     *
     * @param reason in few words, with the host
     */
    public static Problem passing(Problem problem, String reason, Duration retryAfter) {
        return problem.causedBy(new TransientFailure(reason, problem.getCause(), retryAfter));
    }

    private Problem problem(String reason) {
        return Problem.upstream(doing + " failed: " + reason);
    }

    private String host() {
        return Redacted.host(url);
    }
}
