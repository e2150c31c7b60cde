package dev.roadcase.inaetics.service;

import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.http.Address;
import dev.roadcase.inaetics.http.Client;
import dev.roadcase.inaetics.registration.Orders;
import dev.roadcase.inaetics.registration.Registration;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Registers with the coordinator again and again, and passes on what it orders. Without one the service goes on. */
public final class Heartbeat {
    /** Between two registrations. */
    public static final Duration PERIOD = Duration.ofMillis(900);

    private static final Duration LAST = Duration.ofSeconds(1);

    private final Client client;
    private final Address viewer;
    private final Supplier<Registration> registration;
    private final Consumer<Orders> orders;
    private final Complaint complaint;
    private final Worker worker;

    private Heartbeat(
            Client client,
            Address viewer,
            Supplier<Registration> registration,
            Consumer<Orders> orders,
            Events events) {
        this.client = client;
        this.viewer = viewer;
        this.registration = registration;
        this.orders = orders;
        this.complaint = new Complaint("the coordinator does not answer", events);
        this.worker = Worker.start("heartbeat", this::run, events);
    }

    /** Begins to register. */
    public static Heartbeat start(
            Client client,
            Address viewer,
            Supplier<Registration> registration,
            Consumer<Orders> orders,
            Events events) {
        return new Heartbeat(client, viewer, registration, orders, events);
    }

    private void run(Stop stop) throws InterruptedException {
        do {
            register();
        } while (!stop.within(PERIOD));
    }

    private void register() throws InterruptedException {
        try {
            Registration current = registration.get();
            orders.accept(Orders.read(client.exchange(viewer.http(Registration.PATH), current.json())));
            complaint.over();
        } catch (IOException | IllegalArgumentException e) {
            complaint.because(e);
        }
    }

    public boolean isAlive() {
        return worker.isAlive();
    }

    public void stop() throws InterruptedException {
        worker.stop(LAST);
    }
}
