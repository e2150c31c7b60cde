package dev.roadcase.inaetics.coordinator;

import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.service.Complaint;
import dev.roadcase.inaetics.service.Stop;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Brings everything back to the start: the first rate and one producer at once, then the queue is emptied by all the
 * processors that there are, without pauses, and then there is one of them. No sample is lost on the way. The autoscaler waits
 * meanwhile, so where there is no processor, one is asked for here.
 */
public final class Reset {
    /** What is as good as empty, in percent. */
    private static final double EMPTY = 1;

    private static final Duration GLANCE = Duration.ofMillis(500);

    private final Registry registry;
    private final ProductionRate rate;
    private final Fleets fleets;
    private final Runnable forget;
    private final Events events;
    private final Complaint complaint;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int producersRestored;
    private volatile int ended;

    Reset(Registry registry, ProductionRate rate, Fleets fleets, Runnable forget, Events events) {
        this.registry = registry;
        this.rate = rate;
        this.fleets = fleets;
        this.forget = forget;
        this.events = events;
        this.complaint = new Complaint("the reset waits", events);
    }

    void begin() {
        rate.set(ProductionRate.FIRST);
        asked.incrementAndGet();
        events.note("reset");
    }

    /** Whether it has begun and not ended: processors hurry, and nothing else scales. */
    boolean isUnderWay() {
        return ended != asked.get();
    }

    /** Brings resets to their end, until it is asked to stop. */
    public void run(Stop stop) throws InterruptedException {
        while (!stop.within(GLANCE)) {
            if (isUnderWay()) {
                proceed();
            }
        }
    }

    /** What is asked for meanwhile is another reset, and not ended by the end of this one. */
    void proceed() throws InterruptedException {
        int current = asked.get();
        try {
            if (producersRestored != current) {
                fleets.restoreProducers();
                producersRestored = current;
            }
            if (registry.queueLevel().orElse(100) < EMPTY) {
                fleets.restoreProcessors();
                forget.run();
                ended = current;
                events.note("everything is as at the start");
            } else {
                fleets.requireProcessors();
            }
            complaint.over();
        } catch (IOException e) {
            complaint.because(e);
        }
    }
}
