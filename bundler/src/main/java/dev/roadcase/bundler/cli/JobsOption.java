package dev.roadcase.bundler.cli;

import dev.roadcase.agent.problem.Problem;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Option;

/** How many transfers run at once. */
final class JobsOption {
    private static final int MOST = 32;

    @Option(
            names = "--jobs",
            paramLabel = "N",
            description = "How many transfers run at once. Default: 6 or more, by cores and sizes.")
    private Optional<Integer> jobs = Optional.empty();

    /** What the user asks for; absent where that is left to us. */
    OptionalInt asked() {
        jobs.filter(count -> count < 1 || count > MOST).ifPresent(count -> {
            throw Problem.usage("--jobs: " + count + " is not a number of jobs")
                    .advise("from 1 to " + MOST + "; leave it out for what suits this machine");
        });
        return jobs.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }
}
