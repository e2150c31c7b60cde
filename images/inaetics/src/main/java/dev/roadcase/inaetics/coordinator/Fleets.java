package dev.roadcase.inaetics.coordinator;

import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.scaling.Controllers;
import dev.roadcase.inaetics.scaling.Fleet;
import dev.roadcase.inaetics.scaling.PatientControllers;
import dev.roadcase.inaetics.service.Complaint;
import dev.roadcase.inaetics.service.Stop;
import dev.roadcase.inaetics.settings.Settings;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** The processors and the producers that are requested, read again each second. */
public final class Fleets {
    private static final Duration PERIOD = Duration.ofSeconds(1);
    /** Less than who asked waits for an answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final Controllers controllers;
    private final Supplier<Settings> settings;
    private final Complaint complaint;
    private volatile OptionalInt processors = OptionalInt.empty();
    private volatile OptionalInt producers = OptionalInt.empty();

    public Fleets(Controllers controllers, Supplier<Settings> settings, Events events) {
        this.controllers = controllers;
        this.settings = settings;
        this.complaint = new Complaint("how much is requested cannot be read", events);
    }

    /** Reads until it is asked to stop. */
    public void run(Stop stop) throws InterruptedException {
        do {
            read();
        } while (!stop.within(PERIOD));
    }

    private void read() throws InterruptedException {
        try {
            processors = OptionalInt.of(processors(settings.get()).replicas());
            producers = OptionalInt.of(producers().replicas());
            complaint.over();
        } catch (IOException e) {
            complaint.because(e);
            processors = OptionalInt.empty();
            producers = OptionalInt.empty();
        }
    }

    /** The processors that the settings name. */
    public Fleet processors(Settings current) {
        return new Fleet(controllers, current.processors());
    }

    private Fleet producers() {
        return new Fleet(controllers, settings.get().producers());
    }

    /** Absent where it is not known. */
    OptionalInt requestedProcessors() {
        return processors;
    }

    /** Absent where it is not known. */
    OptionalInt requestedProducers() {
        return producers;
    }

    /**
     * So many producers more, or less, within 0 and what the settings allow. One call after the other: who presses a button
     * twice is not somebody else who scales at the same moment. Where the cluster has no answer, it is asked again.
     */
    synchronized void addProducers(int more) throws IOException, InterruptedException {
        int most = settings.get().producersMax();
        int bounded = Math.max(-most, Math.min(more, most));
        Fleet fleet = new Fleet(
                new PatientControllers(controllers, PATIENCE), settings.get().producers());
        producers = OptionalInt.of(fleet.scale(now -> Math.max(0, Math.min(now + bounded, Math.max(now, most)))));
    }

    /** One producer, as at the start. */
    synchronized void restoreProducers() throws IOException, InterruptedException {
        producers = OptionalInt.of(
                producers().scale(now -> Math.min(1, settings.get().producersMax())));
    }

    /** One processor at least, where a person has asked for none. */
    void requireProcessors() throws IOException, InterruptedException {
        processors = OptionalInt.of(processors(settings.get()).scale(now -> Math.max(1, now)));
    }

    /** One processor, as at the start. */
    void restoreProcessors() throws IOException, InterruptedException {
        processors = OptionalInt.of(processors(settings.get()).scale(now -> 1));
    }
}
