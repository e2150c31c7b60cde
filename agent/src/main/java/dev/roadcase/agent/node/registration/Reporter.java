package dev.roadcase.agent.node.registration;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.node.registration.RegistrationClient.Outcome;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.machine.Registration;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells the registry how far this machine is, in a thread of its own, so that the work never waits. If the registry
 * does not answer, it tries again without end, after longer and longer pauses.
 */
public final class Reporter implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    /** How long the end of the work waits until the registry knows of it. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Optional<RegistrationClient> client;
    private final Supplier<Registration> state;
    private final Events events;
    private final Thread thread = new Thread(this::run, "registration");
    private Optional<Registration> known = Optional.empty();
    private Optional<String> trouble = Optional.empty();
    private Duration pause = BETWEEN;

    private Reporter(Optional<RegistrationClient> client, Supplier<Registration> state, Events events) {
        this.client = client;
        this.state = state;
        this.events = events;
        thread.setDaemon(true);
    }

    /** Begins to report, if there is a registry. */
    public static Reporter start(Optional<RegistrationClient> client, Supplier<Registration> state, Events events) {
        Reporter reporter = new Reporter(client, state, events);
        client.ifPresent(there -> reporter.thread.start());
        return reporter;
    }

    /** Waits a moment until the registry knows the present state. Answers whether it does. */
    public boolean settle() {
        return client.isPresent() && settle(PATIENCE);
    }

    /** Waits for it, at most so long. */
    synchronized boolean settle(Duration most) {
        pause = BETWEEN;
        notifyAll();
        long end = System.nanoTime() + most.toNanos();
        try {
            for (long left = most.toMillis(); !isKnown() && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
                wait(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.interrupted();
        }
        return isKnown();
    }

    private boolean isKnown() {
        return known.equals(Optional.of(state.get()));
    }

    private void run() {
        try {
            while (true) {
                Registration now = state.get();
                if (!known.equals(Optional.of(now))) {
                    heard(now, client.orElseThrow().tell(now));
                }
                rest();
            }
        } catch (InterruptedException e) {
            // Closed: what was to be told is told.
        }
    }

    private synchronized void rest() throws InterruptedException {
        wait(pause.toMillis());
    }

    private synchronized void heard(Registration told, Outcome outcome) {
        if (outcome instanceof Outcome.Taken) {
            if (known.isEmpty() || trouble.isPresent()) {
                events.emit(new Event.Noted(
                        "registered with " + client.orElseThrow().registry()));
            }
            known = Optional.of(told);
            trouble = Optional.empty();
            pause = BETWEEN;
        } else {
            complain(outcome);
            pause = pause.multipliedBy(2).compareTo(LONGEST) < 0 ? pause.multipliedBy(2) : LONGEST;
        }
        notifyAll();
    }

    /** Warns of a problem once, however often it comes back. */
    private void complain(Outcome outcome) {
        URI registry = client.orElseThrow().registry();
        String what = outcome instanceof Outcome.RegistrationRefused refused
                ? registry + " does not take this machine's registration: " + refused.why()
                : registry + " does not answer yet: " + ((Outcome.Late) outcome).why();
        if (!trouble.equals(Optional.of(what))) {
            events.emit(new Event.Warned(what));
        }
        trouble = Optional.of(what);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
