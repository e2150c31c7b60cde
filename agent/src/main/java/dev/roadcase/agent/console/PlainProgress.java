package dev.roadcase.agent.console;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Events as lines on standard error: each step and fact at once, moving bytes every few seconds. */
public final class PlainProgress implements Events {
    private static final long PAUSE = Duration.ofSeconds(3).toNanos();

    private final Console console;
    private final LongSupplier nanos;
    private final Map<String, Transfer> running = new HashMap<>();
    private long lastSaid;

    /** Says on {@code console}; {@code nanos} is a clock such as {@link System#nanoTime}. */
    public PlainProgress(Console console, LongSupplier nanos) {
        this.console = console;
        this.nanos = nanos;
        this.lastSaid = nanos.getAsLong();
    }

    @Override
    public synchronized void emit(Event event) {
        if (event instanceof Event.Began began) {
            console.say(began.step());
        } else if (event instanceof Event.Noted noted) {
            console.say(noted.fact());
        } else if (event instanceof Event.Warned warned) {
            console.say("warning: " + warned.fact());
        } else if (event instanceof Event.TransferBegan began) {
            running.put(began.what(), new Transfer(began.size(), 0));
        } else if (event instanceof Event.TransferMoved moved) {
            moved(moved);
        } else if (event instanceof Event.TransferPaused paused) {
            console.say("  " + paused.what() + "  waits " + paused.pause().toSeconds() + " s: " + paused.reason());
        } else if (event instanceof Event.TransferResumed resumed) {
            running.computeIfPresent(resumed.what(), (what, transfer) -> new Transfer(transfer.size(), resumed.at()));
        } else if (event instanceof Event.TransferEnded ended) {
            ended(ended.what());
        }
    }

    private void moved(Event.TransferMoved event) {
        running.computeIfPresent(event.what(), (what, transfer) -> transfer.plus(event.bytes()));
        if (nanos.getAsLong() - lastSaid >= PAUSE) {
            lastSaid = nanos.getAsLong();
            running.forEach((what, transfer) -> console.say("  " + what + "  " + transfer));
        }
    }

    private void ended(String what) {
        Transfer transfer = running.remove(what);
        if (transfer != null) {
            console.say("  " + what + "  " + new Size(transfer.moved()));
        }
    }

    private record Transfer(long size, long moved) {
        Transfer plus(long bytes) {
            return new Transfer(size, moved + bytes);
        }

        @Override
        public String toString() {
            return size < 0 ? new Size(moved).toString() : new Size(moved) + " of " + new Size(size);
        }
    }
}
