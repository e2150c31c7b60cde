package dev.roadcase.bundler.step;

import dev.roadcase.agent.format.Excerpt;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.show.Check;
import dev.roadcase.bundler.time.Deadline;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Asks the addresses of checks, as a visitor's browser would, until they answer as they should. */
final class StepChecks {
    private final Parameters values;
    private final Consumer<StepNews> news;
    private final StageHttp http;

    StepChecks(Parameters values, StageHttp http, Consumer<StepNews> news) {
        this.values = values;
        this.http = http;
        this.news = news;
    }

    /**
     * Waits until a check holds.
     *
     * @throws Problem exit 5 if it does not in its time
     */
    void require(Check check) {
        Instant start = Instant.now();
        String address = values.fill(check.http());
        Optional<String> text = check.contains().map(values::fill);
        AtomicReference<String> trouble = new AtomicReference<>("");
        boolean holds = new Deadline(check.within()).until(() -> {
            trouble.set(trouble(address, check.status(), text));
            return trouble.get().isEmpty();
        });
        if (!holds) {
            throw Problem.upstream("the check of " + address + " does not hold after "
                    + check.within().toSeconds() + " s: " + trouble.get());
        }
        news.accept(new StepNews.CheckHeld(address, Duration.between(start, Instant.now())));
    }

    /** What is wrong with the answer; empty if nothing is. */
    private String trouble(String address, int status, Optional<String> text) {
        try {
            HttpResponse<String> answer = http.get(address);
            if (answer.statusCode() != status) {
                return "it answers with the status " + answer.statusCode();
            }
            return text.filter(its -> !answer.body().contains(its))
                    .map(its -> Excerpt.of(its) + " is not in its answer " + Excerpt.of(answer.body()))
                    .orElse("");
        } catch (IOException e) {
            return StageHttp.words(e);
        }
    }
}
