package dev.roadcase.inaetics.service;

import dev.roadcase.inaetics.event.Events;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The workers of a service, which is healthy as long as none of them has ended. */
public final class Workers {
    private final List<Worker> all = new CopyOnWriteArrayList<>();

    /** Starts one more. */
    public void start(String name, Worker.Job job, Events events) {
        all.add(Worker.start(name, job, events));
    }

    public boolean areAlive() {
        return all.stream().allMatch(Worker::isAlive);
    }

    /** Stops them in the order of their start, and waits this long for each. */
    public void stop(Duration longest) throws InterruptedException {
        for (Worker worker : all) {
            worker.stop(longest);
        }
    }
}
