package dev.roadcase.inaetics.coordinator;

import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.registration.Kind;
import dev.roadcase.inaetics.registration.Registration;
import dev.roadcase.inaetics.service.Complaint;
import dev.roadcase.inaetics.service.Stop;
import dev.roadcase.inaetics.statistics.History;
import dev.roadcase.inaetics.statistics.Statistic;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Once a second, writes what every service says into the history, and what only the coordinator knows. */
public final class Recorder {
    private static final Duration PERIOD = Duration.ofSeconds(1);

    private final Clock clock;
    private final Registry registry;
    private final Fleets fleets;
    private final History history;
    private final Supplier<Registration> own;
    private final Complaint complaint;

    /** @param own what the viewer says of itself: it registers here too */
    public Recorder(
            Clock clock, Registry registry, Fleets fleets, History history, Supplier<Registration> own, Events events) {
        this.clock = clock;
        this.registry = registry;
        this.fleets = fleets;
        this.history = history;
        this.own = own;
        this.complaint = new Complaint("the viewer is not shown among the services", events);
    }

    /** Records until it is asked to stop. */
    public void run(Stop stop) throws InterruptedException {
        do {
            hearOwn();
            history.add(clock.millis(), current());
        } while (!stop.within(PERIOD));
    }

    private void hearOwn() {
        try {
            registry.hear(own.get());
            complaint.over();
        } catch (IllegalArgumentException e) {
            complaint.because(e);
        }
    }

    private List<Statistic> current() {
        List<Statistic> statistics = new ArrayList<>();
        registry.present().forEach(service -> statistics.addAll(service.statistics()));
        statistics.add(Statistic.utilization("production", productionUtilisation(registry)));
        statistics.add(Statistic.throughput("produced", throughput(Kind.PRODUCER)));
        statistics.add(Statistic.throughput("processed", throughput(Kind.PROCESSOR)));
        statistics.add(Statistic.count(
                "processors-registered", registry.present(Kind.PROCESSOR).size()));
        fleets.requestedProcessors().ifPresent(count -> statistics.add(Statistic.count("processors-requested", count)));
        return statistics;
    }

    /** What all of a kind do together. */
    private double throughput(Kind kind) {
        return registry.present(kind).stream()
                .flatMap(service -> service.statistics().stream())
                .filter(statistic -> statistic.type().equals("throughput"))
                .mapToDouble(Statistic::value)
                .sum();
    }

    /** 100 · Σ rate / Σ most; every producer's most is the same. */
    static double productionUtilisation(Registry registry) {
        return registry.present(Kind.PRODUCER).stream()
                .flatMap(producer -> producer.statistics().stream())
                .filter(statistic -> statistic.type().equals("utilization"))
                .mapToDouble(Statistic::value)
                .average()
                .orElse(0);
    }
}
