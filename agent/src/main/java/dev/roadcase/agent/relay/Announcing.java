package dev.roadcase.agent.relay;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.registry.machine.NodeList;
import dev.roadcase.agent.registry.machine.RelayState;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Tells the registry again and again that this relay is there, and hears of the others. */
final class Announcing implements AutoCloseable {
    private static final Duration A_MOMENT = Duration.ofMillis(200);
    private static final Duration AT_WORK = Duration.ofMillis(500);
    private static final Duration UNTIL_COMPLETE = Duration.ofSeconds(2);
    private static final Duration AT_REST = Duration.ofSeconds(10);

    private final String path;
    private final Upstreams upstreams;
    private final Intake intake;
    private final RelayRate rate;
    private final Events events;
    private final Thread thread = new Thread(this::run, "relay-announcing");
    private Optional<String> trouble = Optional.empty();
    private int port;
    private long last = System.nanoTime();

    Announcing(String name, Upstreams upstreams, Intake intake, RelayRate rate, Events events) {
        this.path = "/api/nodes/" + name + "/relay";
        this.upstreams = upstreams;
        this.intake = intake;
        this.rate = rate;
        this.events = events;
        thread.setDaemon(true);
    }

    /**
     * Tells it once, and then goes on. A registry may also start later.
     *
     * @param its port where other machines reach this relay
     */
    synchronized void start(int its) {
        port = its;
        announce();
        thread.start();
    }

    /** Tells it now, unless that was a moment ago. */
    synchronized void now() {
        if (port > 0 && System.nanoTime() - last > A_MOMENT.toNanos()) {
            announce();
        }
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(pause().toMillis());
                announce();
                tidy();
            }
        } catch (InterruptedException e) {
            // Closed: nobody is told any more, and the registry forgets it.
        }
    }

    /** What cannot be deleted now is tried again, and keeps nobody from hearing of this relay. */
    private void tidy() {
        try {
            intake.tidy();
        } catch (Problem e) {
            events.emit(new Event.Warned(e.getMessage()));
        }
    }

    private Duration pause() {
        if (intake.isBusy()) {
            return AT_WORK;
        }
        return upstreams.isComplete() ? AT_REST : UNTIL_COMPLETE;
    }

    private synchronized void announce() {
        last = System.nanoTime();
        RelayState state = new RelayState(port, rate.now(), upstreams.isSlow());
        try {
            upstreams.heard(NodeList.parse(upstreams.registry().put(path, state.bytes(), Json.LARGEST_DOCUMENT)));
            trouble = Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            complain(String.valueOf(e.getMessage()));
        }
    }

    /** Of a problem once, however often it comes back. */
    private void complain(String why) {
        if (!trouble.equals(Optional.of(why))) {
            events.emit(new Event.Warned(upstreams.registry().url() + " does not hear of this relay: " + why));
        }
        trouble = Optional.of(why);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
