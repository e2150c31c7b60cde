package dev.roadcase.inaetics.autoscaler;

import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.scaling.Fleet;
import dev.roadcase.inaetics.service.Stop;
import dev.roadcase.inaetics.settings.Settings;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Waits half a poll, then decides once in each, and has the fleet follow. What the fleet is asked for is read each time,
 * so whoever else scales it is followed from there.
 */
public final class Autoscaler {
    private static final Duration GLANCE = Duration.ofMillis(100);

    private final Clock clock;
    private final Supplier<Settings> settings;
    private final Supplier<OptionalDouble> queue;
    private final Function<Settings, Fleet> fleet;
    private final Decisions decisions;
    private final Events events;
    private OptionalDouble before = OptionalDouble.empty();
    private Duration wait;
    private Instant due;

    /**
     * @param queue its level in percent; absent while it is not heard of, or nothing shall be decided
     * @param fleet the processors that the settings name
     */
    public Autoscaler(
            Clock clock,
            Supplier<Settings> settings,
            Supplier<OptionalDouble> queue,
            Function<Settings, Fleet> fleet,
            Decisions decisions,
            Events events) {
        this.clock = clock;
        this.settings = settings;
        this.queue = queue;
        this.fleet = fleet;
        this.decisions = decisions;
        this.events = events;
        waitFor(settings.get().poll().dividedBy(2));
    }

    /** Acts whenever it is time, until it is asked to stop. */
    public void run(Stop stop) throws InterruptedException {
        while (!stop.within(GLANCE)) {
            tick();
        }
    }

    /** Acts where it is time. */
    void tick() throws InterruptedException {
        if (!isTime()) {
            return;
        }
        Settings current = settings.get();
        waitFor(current.poll());
        OptionalDouble level = queue.get();
        if (level.isPresent()) {
            act(current, level.getAsDouble());
        } else {
            say("hold, since the queue is not heard of, or a reset is under way", Optional.empty());
        }
        before = level;
    }

    private void waitFor(Duration time) {
        wait = time;
        due = clock.instant().plus(time);
    }

    /** A clock that was set back would have it wait for as long; what is further away than it was meant to be is now. */
    private boolean isTime() {
        Duration left = Duration.between(clock.instant(), due);
        return left.isNegative() || left.isZero() || left.compareTo(wait) > 0;
    }

    private void act(Settings current, double level) throws InterruptedException {
        AtomicReference<Decision> made = new AtomicReference<>();
        try {
            int now = fleet.apply(current).scale(processors -> {
                made.set(Algorithm.decide(current, level, before.orElse(level), processors));
                return made.get().requested();
            });
            say(made.get().words() + instead(made.get().requested(), now), Optional.of(made.get()));
        } catch (IOException e) {
            say("hold, since scaling is not possible now: " + e.getMessage(), Optional.empty());
        }
    }

    private static String instead(int requested, int now) {
        return requested == now ? "" : ", but somebody else scales at this moment: " + now;
    }

    private void say(String words, Optional<Decision> decision) {
        decisions.add(new Decided(clock.instant(), words, decision));
        events.note("autoscaler: " + words);
    }
}
