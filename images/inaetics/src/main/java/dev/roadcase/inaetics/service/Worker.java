package dev.roadcase.inaetics.service;

import dev.roadcase.inaetics.event.Events;
import java.time.Duration;

/** A thread that works until it is asked to stop. Where it ends otherwise, it says why, and is not healthy any more. */
public final class Worker {
    private final Stop stop = new Stop();
    private final Thread thread;

    /** Work that ends soon after it is asked to. */
    @FunctionalInterface
    public interface Job {
        void run(Stop stop) throws InterruptedException;
    }

    private Worker(String name, Job job, Events events) {
        thread = new Thread(() -> run(name, job, events), name);
        thread.setDaemon(true);
    }

    /** Starts to work. */
    public static Worker start(String name, Job job, Events events) {
        Worker worker = new Worker(name, job, events);
        worker.thread.start();
        return worker;
    }

    private void run(String name, Job job, Events events) {
        try {
            job.run(stop);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            events.warn(name + " has ended: " + e);
        }
    }

    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Asks it to stop, waits this long, and interrupts it after that. */
    public void stop(Duration longest) throws InterruptedException {
        stop.ask();
        thread.join(longest.toMillis());
        thread.interrupt();
    }
}
