package dev.roadcase.junio.patience;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

/** When somebody stops waiting. */
public final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** One that is over after this time, and not later than this one. */
    public Deadline within(Duration time) {
        Deadline other = in(time);
        return other.end - end < 0 ? other : this;
    }

    public boolean isOver() {
        return end - System.nanoTime() <= 0;
    }

    /**
     * What is left, in milliseconds and at least one, as sockets take it.
     *
     * @param most of it
     * @throws IOException where nothing is left
     */
    public int left(Duration most) throws IOException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        return (int) Math.min(left, most.toMillis());
    }
}
