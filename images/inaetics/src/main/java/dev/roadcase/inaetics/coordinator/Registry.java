package dev.roadcase.inaetics.coordinator;

import dev.roadcase.inaetics.registration.Kind;
import dev.roadcase.inaetics.registration.Registration;
import dev.roadcase.inaetics.statistics.Statistic;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Who has registered within the last seconds. */
public final class Registry {
    /** After this a service that is not heard of is not there. */
    static final Duration SILENCE = Duration.ofSeconds(3);

    /** More services than any cluster of a show runs; what comes on top is refused. */
    private static final int MOST = 200;

    private record Heard(Registration registration, Instant time) {}

    private final Clock clock;
    private final Map<String, Heard> byRun = new LinkedHashMap<>();

    public Registry(Clock clock) {
        this.clock = clock;
    }

    /** @throws IllegalArgumentException where there are too many already */
    synchronized void hear(Registration registration) {
        forget();
        String run = registration.identity().run();
        if (byRun.size() >= MOST && !byRun.containsKey(run)) {
            throw new IllegalArgumentException("there are " + MOST + " services already");
        }
        byRun.put(run, new Heard(registration, clock.instant()));
    }

    /** Who is there, in the order of kinds and names. */
    synchronized List<Registration> present() {
        forget();
        return byRun.values().stream()
                .map(Heard::registration)
                .sorted(Comparator.<Registration, Kind>comparing(
                                one -> one.identity().kind())
                        .thenComparing(one -> one.identity().container()))
                .toList();
    }

    List<Registration> present(Kind kind) {
        return present().stream().filter(one -> one.identity().kind() == kind).toList();
    }

    /** How full the queue is, in percent; absent where it is not there. */
    public OptionalDouble queueLevel() {
        return present(Kind.QUEUE).stream()
                .flatMap(queue -> queue.statistics().stream())
                .filter(statistic -> statistic.name().equals("queue"))
                .mapToDouble(Statistic::value)
                .max();
    }

    /** Who was heard of long after now was so before the clock was set back, and may be gone: whoever is there says it again. */
    private void forget() {
        Instant now = clock.instant();
        byRun.values()
                .removeIf(heard -> Duration.between(heard.time(), now).abs().compareTo(SILENCE) > 0);
    }
}
