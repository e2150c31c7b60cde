package dev.roadcase.agent.node.registration;

import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.machine.Registration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Tells a registry that was started later what a machine was when it was last provisioned. */
public final class LateReport {
    private static final Duration A_WHILE = Duration.ofHours(1);

    private final RegistrationClient client;
    private final Path root;
    private final Events events;

    /** Of the machine whose files stand below {@code root}. */
    public LateReport(RegistrationClient client, Path root, Events events) {
        this.client = client;
        this.root = root;
        this.events = events;
    }

    /**
     * Returns when the registry knows, however long that takes. Answers what it was told.
     *
     * @throws Problem exit 6 if the machine was never provisioned
     */
    public Registration send() {
        Registration last = new StateFolder(root)
                .kept()
                .orElseThrow(() ->
                        Problem.machine("this machine was not provisioned yet").advise("run `agent provision` first"));
        try (Reporter reporter = Reporter.start(Optional.of(client), () -> last, events)) {
            while (!reporter.settle(A_WHILE)) {
                // The reporter itself tries on.
            }
        }
        return last;
    }
}
