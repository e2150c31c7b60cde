package dev.roadcase.bundler.rewind;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.status.ShowInquiry;
import dev.roadcase.bundler.status.ShowStatus;
import dev.roadcase.bundler.time.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Waits until a demo could begin. */
record Beginning(ShowFolder show) {
    private static final Duration MOST = Duration.ofMinutes(3);

    /**
     * Waits until all pods are ready and all checks hold.
     *
     * @return machines that are absent all the same, a line each
     * @throws Problem exit 5 if something is missing after three minutes
     */
    List<String> await() {
        ShowInquiry inquiry = new ShowInquiry(show);
        AtomicReference<ShowStatus> last = new AtomicReference<>();
        Deadline deadline = new Deadline(MOST);
        boolean begins = deadline.until(() -> {
            last.set(inquiry.now());
            return last.get().lackingToBegin().isEmpty();
        });
        if (!begins) {
            throw Problem.upstream("the demo cannot begin after " + deadline + ": "
                            + last.get().lackingToBegin().get(0))
                    .advise("see how it is: bundle status " + show.path() + "; the same command goes on from here");
        }
        return last.get().absent().stream()
                .map(machine -> machine.machine().name() + " " + machine.trouble())
                .toList();
    }
}
