package dev.roadcase.bundler.rehearsal;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.bundler.rehearsal.outside.CountedDeparture;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A rehearsal that is over. No secret of the show is in it.
 *
 * @param acts in the order in which they were done
 * @param departures what has tried to leave
 * @param blind machines of which nobody knows what has tried to leave, each with why
 */
public record Rehearsed(
        String name,
        String version,
        Instant began,
        Duration took,
        List<Act> acts,
        List<CountedDeparture> departures,
        Map<String, String> blind) {
    public Rehearsed {
        acts = List.copyOf(acts);
        departures = List.copyOf(departures);
        blind = new TreeMap<>(blind);
    }

    /** Whether all acts went well. */
    public boolean passed() {
        return acts.stream().allMatch(Act::succeeded);
    }

    /** What would go wrong at the show. */
    public Stream<RehearsalFinding> findings() {
        return Stream.concat(acts.stream().flatMap(act -> act.findings().stream()), unseen());
    }

    /** What the rehearsal itself could not see. */
    public Stream<RehearsalFinding> unseen() {
        return blind.entrySet().stream()
                .map(one -> new RehearsalFinding(
                        "What tries to leave " + one.getKey() + " was not watched: " + one.getValue(),
                        "rehearse once more when the machine comes up"));
    }

    /** That of the first act that failed. */
    public ExitCode exitCode() {
        return acts.stream()
                .map(Act::failure)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(ExitCode.DONE);
    }

    /** How it went, one sentence. */
    public String verdict() {
        long failed = acts.stream().filter(act -> !act.succeeded()).count();
        String all = acts.size() + " acts";
        String well = failed == 0 ? "all " + all + " went well" : failed + " of " + all + " failed";
        return well + (departures.isEmpty() ? ", nothing tried to leave" : ", " + count() + " tried to leave");
    }

    private String count() {
        long processes = departures.stream()
                .map(one -> one.departure().machine() + one.departure().sender())
                .distinct()
                .count();
        return processes + (processes == 1 ? " process" : " processes");
    }
}
