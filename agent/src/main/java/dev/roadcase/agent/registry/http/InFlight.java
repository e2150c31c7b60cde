package dev.roadcase.agent.registry.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How many requests are being answered, and whether new ones still are. */
final class InFlight {
    private int count;
    private boolean closing;

    /** Counts one more. Answers false if the server is closing. */
    synchronized boolean enter() {
        if (!closing) {
            count++;
        }
        return !closing;
    }

    synchronized void leave() {
        count--;
        notifyAll();
    }

    /** Lets no more in, and waits until all have left, at most this long. Ends early if the thread is interrupted. */
    synchronized void drain(Duration longest) {
        closing = true;
        long end = System.nanoTime() + longest.toNanos();
        try {
            for (long left = longest.toNanos(); count > 0 && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
