package dev.roadcase.inaetics.service;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether work shall end, and a pause that ends early where it shall. */
public final class Stop {
    private final CountDownLatch asked = new CountDownLatch(1);

    public void ask() {
        asked.countDown();
    }

    public boolean isAsked() {
        return asked.getCount() == 0;
    }

    /** Pauses, and says whether work shall end. */
    public boolean within(Duration pause) throws InterruptedException {
        return asked.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    }
}
