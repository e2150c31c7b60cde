package dev.roadcase.bundler.rehearsal;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.provider.Provider;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.spec.step.SwitchMachine.Power;
import dev.roadcase.bundler.status.MachineStatus;
import dev.roadcase.bundler.status.ShowInquiry;
import dev.roadcase.bundler.status.ShowStatus;
import dev.roadcase.bundler.time.Deadline;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/** Cuts the power of a node, sees what the demo makes of it, and switches it on again. */
record MachineLoss(ShowFolder show, Provider provider, ShowMachine machine) {
    private static final Duration UNTIL_MISSED = Duration.ofMinutes(3);
    private static final Duration UNTIL_SHOWN = Duration.ofMinutes(2);
    private static final Duration UNTIL_BACK = Duration.ofMinutes(10);

    /** The last node of the show; a show of a controller alone has none. */
    static Optional<ShowMachine> victim(ShowFolder show) {
        return show.nodes().stream().reduce((before, last) -> last);
    }

    void perform(ActNotes notes) {
        String name = machine.name();
        provider.turn(name, Power.OFF);
        try {
            awaitLoss(notes);
        } finally {
            // Whatever the demo made of it, the machine is there for what comes next.
            provider.turn(name, Power.ON);
        }
        notes.fact(name + " was back after " + awaitReturn());
    }

    private void awaitLoss(ActNotes notes) {
        Waiting missed = new Waiting(UNTIL_MISSED);
        if (!missed.until(status -> !works(status))) {
            throw Problem.upstream(machine.name() + " was killed, and nobody noticed within " + missed.most());
        }
        notes.fact("Kubernetes missed " + machine.name() + " after " + missed.took());
        Waiting shown = new Waiting(UNTIL_SHOWN);
        if (shown.until(ShowStatus::isShowable)) {
            notes.fact("The demo can be shown without " + machine.name());
        } else {
            notes.finding(
                    "Without " + machine.name() + " the demo cannot be shown: "
                            + String.join("; ", shown.last().lacking()),
                    "have a spare machine ready, or run two copies of what was on " + machine.name());
        }
    }

    private boolean works(ShowStatus status) {
        Optional<MachineStatus> its = status.machines().stream()
                .filter(one -> one.machine().equals(machine))
                .findFirst();
        return its.filter(one -> one.answers() || one.nodeReady().orElse(true)).isPresent();
    }

    private String awaitReturn() {
        Waiting back = new Waiting(UNTIL_BACK);
        if (!back.until(status -> status.absent().isEmpty() && status.isShowable())) {
            throw Problem.upstream("the show is not whole again " + back.most() + " after " + machine.name()
                            + " was switched on: "
                            + String.join("; ", back.last().lacking()))
                    .advise("see why: bring the demo up (bundle up), kill the machine, and read bundle logs "
                            + machine.name());
        }
        return back.took();
    }

    /** Looks at the show until it is as it should be. */
    private final class Waiting {
        private final Deadline deadline;
        private final long start = System.nanoTime();
        private final ShowInquiry inquiry = new ShowInquiry(show);
        private final AtomicReference<ShowStatus> last = new AtomicReference<>();

        Waiting(Duration most) {
            deadline = new Deadline(most);
        }

        boolean until(Predicate<ShowStatus> condition) {
            return deadline.until(() -> {
                last.set(inquiry.now());
                return condition.test(last.get());
            });
        }

        ShowStatus last() {
            return last.get();
        }

        String most() {
            return deadline.toString();
        }

        String took() {
            return (System.nanoTime() - start) / 1_000_000_000 + " s";
        }
    }
}
