package dev.roadcase.inaetics.producer;

import dev.roadcase.inaetics.service.Stop;
import java.time.Duration;
import java.util.List;

/** Produces until it is asked to stop. Each put tells the queue how the one before ended, and so an empty one comes last. */
final class Production {
    private static final Duration TICK = Duration.ofMillis(20);

    private final Rate rate;
    private final Pace pace;
    private final SampleSource source;
    private final Outbox outbox;

    Production(Rate rate, Pace pace, SampleSource source, Outbox outbox) {
        this.rate = rate;
        this.pace = pace;
        this.source = source;
        this.outbox = outbox;
    }

    void run(Stop stop) throws InterruptedException {
        while (!stop.within(TICK)) {
            int due = pace.due(rate.perSecond());
            if (due > 0 || outbox.owesWord()) {
                outbox.send(source.next(due), stop);
            }
        }
        outbox.send(List.of(), stop);
    }
}
