package dev.roadcase.bundler.step;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.parameter.Parameters;
import dev.roadcase.bundler.spec.show.Check;
import dev.roadcase.bundler.time.Deadline;
import java.time.Duration;
import java.time.Instant;
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
        Check filled = new Check(address, check.status(), check.contains().map(values::fill), check.within());
        AtomicReference<String> trouble = new AtomicReference<>("");
        boolean holds = new Deadline(check.within()).until(() -> {
            trouble.set(http.trouble(filled).orElse(""));
            return trouble.get().isEmpty();
        });
        if (!holds) {
            throw Problem.upstream("the check of " + address + " does not hold after "
                    + check.within().toSeconds() + " s: " + trouble.get());
        }
        news.accept(new StepNews.CheckHeld(address, Duration.between(start, Instant.now())));
    }
}
