package dev.roadcase.bundler.remote.connection;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.failure.Failure;
import dev.roadcase.bundler.remote.failure.Redacted;
import dev.roadcase.bundler.remote.host.Direction;
import dev.roadcase.bundler.remote.login.Login;
import dev.roadcase.bundler.remote.retry.RetryAfter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import okhttp3.Response;

/**
 * An answer that is not what was asked for, in words for the user.
 *
 * @param doing what was being done
 * @param login what was tried to be let in
 * @param advice how to log in
 * @param direction in which it was refused
 */
public record Refusal(Response response, String doing, Optional<Login> login, String advice, Direction direction) {

    private static final Set<Integer> TRANSIENT = Set.of(408, 429, 500, 502, 503, 504);

    /** @param missing what it means that the server has no such thing, such as {@code has no such tag} */
    public Problem problem(String missing) {
        Problem problem = meaning(missing);
        return passing(response, problem);
    }

    /** The problem that an answer is. It may pass if the server may answer the same question later. */
    public static Problem passing(Response response, Problem problem) {
        if (!TRANSIENT.contains(response.code())) {
            return problem;
        }
        Duration wait = RetryAfter.of(response);
        String reason = Redacted.host(response.request().url()) + " answers with the status " + response.code();
        boolean advised = wait.isZero() || problem.advice().isPresent();
        return Failure.passing(advised ? problem : problem.advise(later(response)), reason, wait);
    }

    private static String later(Response response) {
        Duration wait = RetryAfter.of(response);
        return "try again later" + (wait.isZero() ? "" : ", after " + wait.toSeconds() + " seconds");
    }

    private Problem meaning(String missing) {
        return switch (response.code()) {
            case 401 -> unknownUser();
            case 403 -> deniedUser();
            case 404 -> failed(missing);
            case 429 -> failed("has been asked too often").advise(later(response) + orLogIn());
            default -> failed("answers with the status " + response.code());
        };
    }

    private Problem unknownUser() {
        return login.map(known -> failed("does not accept the login in " + known.source() + direction.doubt()))
                .orElseGet(() -> failed("asks for a login, or has no such repository"))
                .advise(advice);
    }

    private Problem deniedUser() {
        return login.map(known -> failed("does not let the login in " + known.source() + " " + direction.verb())
                        .advise("ask its owner for access, or " + advice))
                .orElseGet(() ->
                        failed("does not let everybody " + direction.verb()).advise(advice));
    }

    private Problem failed(String why) {
        String said = new ErrorBody(response).excerpt().map(text -> ": " + text).orElse("");
        return Failure.of(doing, response).lasting(why + said);
    }

    /** Docker Hub, for example, allows more to users with a login. */
    private String orLogIn() {
        return login.isPresent() || advice.isEmpty() ? "" : "; it may give more to whom it knows: " + advice;
    }
}
