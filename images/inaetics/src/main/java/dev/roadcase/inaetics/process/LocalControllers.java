package dev.roadcase.inaetics.process;

import dev.roadcase.inaetics.event.Events;
import dev.roadcase.inaetics.scaling.Controllers;
import dev.roadcase.inaetics.scaling.Scale;
import dev.roadcase.inaetics.service.Stop;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Controllers whose replicas are processes; one that has ended by itself is started again. */
public final class LocalControllers implements Controllers {
    private static final Duration GLANCE = Duration.ofMillis(500);

    private final Map<String, LocalController> byName = new LinkedHashMap<>();

    /** @param controllers in the order in which they are to be stopped */
    public LocalControllers(List<LocalController> controllers) {
        controllers.forEach(one -> byName.put(one.name(), one));
    }

    @Override
    public Scale read(String controller) throws IOException {
        return named(controller).scale();
    }

    @Override
    public void write(Scale current, int replicas) throws IOException {
        named(current.controller()).request(current, replicas);
    }

    private LocalController named(String controller) throws IOException {
        if (!byName.containsKey(controller)) {
            throw new IOException("there is no controller " + controller + " on this machine, only "
                    + String.join(", ", byName.keySet()));
        }
        return byName.get(controller);
    }

    /** Starts and stops what has to be, until it is asked to stop. */
    public void run(Stop stop, Events events) throws InterruptedException {
        do {
            byName.values().forEach(one -> one.reconcile(events));
        } while (!stop.within(GLANCE));
    }

    /** Ends all replicas, one controller after the other. */
    public void stop() throws InterruptedException {
        for (LocalController one : byName.values()) {
            one.stop();
        }
    }
}
