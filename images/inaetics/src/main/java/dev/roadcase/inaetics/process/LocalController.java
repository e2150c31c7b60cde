package dev.roadcase.inaetics.process;

import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.scaling.Conflict;
import dev.roadcase.inaetics.scaling.Scale;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/** Keeps as many processes of one kind running as are requested. */
public final class LocalController {
    private static final int LAST_SECONDS = 10;

    private final String name;
    private final Template template;
    private final Deque<Replica> running = new ArrayDeque<>();
    private final List<Replica> stopping = new ArrayList<>();
    private final Backoff backoff;
    private int requested;
    private long version;
    private int started;

    /** What a replica is started with. */
    @FunctionalInterface
    public interface Template {
        /** @param number 1 for the first that this controller ever starts */
        ProcessBuilder builder(int number);
    }

    /**
     * @param requested replicas at the start
     */
    public LocalController(String name, int requested, Template template) {
        this(name, requested, template, System::nanoTime);
    }

    LocalController(String name, int requested, Template template, LongSupplier nanos) {
        this.backoff = new Backoff(nanos);
        this.name = name;
        this.requested = requested;
        this.template = template;
    }

    String name() {
        return name;
    }

    synchronized Scale scale() {
        return new Scale(name, requested, Long.toString(version));
    }

    synchronized void request(Scale current, int replicas) throws Conflict {
        if (!current.version().equals(Long.toString(version))) {
            throw new Conflict(name + " was scaled meanwhile");
        }
        requested = replicas;
        version++;
    }

    synchronized void reconcile(Events events) {
        stopping.removeIf(replica -> !replica.isAlive());
        int before = running.size();
        running.removeIf(replica -> !replica.isAlive());
        if (running.size() < before) {
            events.warn(before - running.size() + " of " + name + " ended by itself");
            backoff.ended();
        }
        while (running.size() > requested) {
            Replica last = running.removeLast();
            last.askToStop();
            stopping.add(last);
        }
        start(events);
    }

    private void start(Events events) {
        try {
            while (running.size() < requested && backoff.isOver()) {
                running.addLast(Replica.start(template.builder(++started)));
            }
        } catch (IOException e) {
            backoff.ended();
            events.warn(name + " cannot be started: " + e.getMessage());
        }
    }

    synchronized void stop() throws InterruptedException {
        requested = 0;
        stopping.addAll(running);
        running.clear();
        stopping.forEach(Replica::askToStop);
        for (Replica replica : stopping) {
            replica.awaitEnd(LAST_SECONDS);
        }
    }
}
