package dev.roadcase.inaetics.coordinator;

import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.service.Complaint;
import dev.roadcase.inaetics.service.Stop;
import java.io.IOException;
import java.time.Duration;

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
    private volatile boolean underWay;
    private volatile boolean fewerProducers;

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
        fewerProducers = true;
        underWay = true;
        events.note("reset");
    }

    /** Whether it has begun and not ended: processors hurry, and nothing else scales. */
    boolean isUnderWay() {
        return underWay;
    }

    /** Brings resets to their end, until it is asked to stop. */
    public void run(Stop stop) throws InterruptedException {
        while (!stop.within(GLANCE)) {
            if (underWay) {
                proceed();
            }
        }
    }

    void proceed() throws InterruptedException {
        try {
            if (fewerProducers) {
                fleets.restoreProducers();
                fewerProducers = false;
            }
            if (registry.queueLevel().orElse(100) < EMPTY) {
                fleets.restoreProcessors();
                forget.run();
                underWay = false;
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
