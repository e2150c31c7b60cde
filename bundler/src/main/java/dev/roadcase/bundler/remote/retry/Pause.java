package dev.roadcase.bundler.remote.retry;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Pause {
    /** Sleeps on this machine's clock. */
    Pause REAL = wait -> Thread.sleep(wait.toMillis());

    void await(Duration wait) throws InterruptedException;
}
