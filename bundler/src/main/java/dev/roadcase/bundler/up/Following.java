package dev.roadcase.bundler.up;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.machine.Phase;
import dev.roadcase.agent.registry.machine.Registration;
import dev.roadcase.bundler.show.ShowFolder;
import dev.roadcase.bundler.show.ShowMachine;
import dev.roadcase.bundler.status.MachineStatus;
import dev.roadcase.bundler.status.ShowInquiry;
import dev.roadcase.bundler.status.ShowStatus;
import dev.roadcase.bundler.time.Deadline;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Follows machines while they come, and says what each of them does. */
final class Following {
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    /** How long a demo that can be shown waits for a machine that is late. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    private final ShowInquiry inquiry;
    private final AppliedWorkloads workloads;
    private final Events events;
    private final Map<String, String> said = new HashMap<>();

    Following(ShowFolder show, Events events) {
        this.inquiry = new ShowInquiry(show);
        this.workloads = new AppliedWorkloads(show);
        this.events = events;
    }

    /**
     * Until all machines are ready and the demo can be shown, or can be shown without those that do not come.
     *
     * @throws Problem exit 5 if that takes longer than this
     */
    ShowStatus untilShowable(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        Optional<Long> showableSince = Optional.empty();
        while (true) {
            ShowStatus status = inquiry.now();
            status.machines().forEach(this::say);
            showableSince =
                    status.isShowable() ? showableSince.or(() -> Optional.of(System.nanoTime())) : Optional.empty();
            if (isEnough(status, showableSince) && isApplied(status)) {
                return status;
            }
            if (System.nanoTime() > end) {
                throw tooLong(status, longest);
            }
            Deadline.pause(BETWEEN);
        }
    }

    /** Whether a machine does all that the show wants of it, by the end of this time. */
    boolean isReadyWithin(ShowMachine machine, Duration longest) {
        return new Deadline(longest)
                .until(() -> inquiry.now().machines().stream()
                        .peek(this::say)
                        .anyMatch(its -> its.machine().equals(machine) && its.isReady()));
    }

    /** A machine that is gone may keep a workload waiting for ever: then it is said, and the demo is shown. */
    private boolean isApplied(ShowStatus status) {
        Optional<String> lacking = workloads.lacking();
        if (!status.absent().isEmpty()) {
            lacking.ifPresent(what -> events.emit(new Event.Warned(
                    what + ": see bundle logs " + status.show().controller().name())));
            return true;
        }
        return lacking.isEmpty();
    }

    private static boolean isEnough(ShowStatus status, Optional<Long> showableSince) {
        return showableSince.isPresent()
                && (status.absent().isEmpty() || System.nanoTime() - showableSince.get() > GRACE.toNanos());
    }

    private Problem tooLong(ShowStatus status, Duration longest) {
        Stream<String> lacking = Stream.concat(status.lacking().stream(), workloads.lacking().stream());
        return Problem.upstream("the demo cannot be shown after " + longest.toMinutes() + " minutes: "
                        + lacking.collect(Collectors.joining("; ")))
                .advise("the machines go on: watch them with bundle status "
                        + status.show().path() + " --watch");
    }

    /** What has changed since it was said last. */
    private void say(MachineStatus machine) {
        String name = machine.machine().name();
        String doing = doing(machine);
        if (!doing.isEmpty() && !doing.equals(said.put(name, doing))) {
            events.emit(new Event.Noted(name + ": " + doing));
        }
    }

    private static String doing(MachineStatus machine) {
        if (machine.isReady()) {
            return "ready";
        }
        return machine.registration().map(Following::words).orElse("");
    }

    private static String words(Registration registration) {
        if (registration.phase() == Phase.READY) {
            return "has all that it needs";
        }
        return registration.phase() + (registration.step().isEmpty() ? "" : ", " + registration.step());
    }
}
