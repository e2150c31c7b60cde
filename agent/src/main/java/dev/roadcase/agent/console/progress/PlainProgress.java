package dev.roadcase.agent.console.progress;

import dev.roadcase.agent.console.Console;
import dev.roadcase.agent.console.Size;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Events as lines on standard error: each step and fact at once, moving bytes every few seconds. */
public final class PlainProgress implements Events {
    private static final long PAUSE = Duration.ofSeconds(10).toNanos();

    private final Console console;
    private final LongSupplier nanos;
    private final Transfers transfers = new Transfers();
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
        } else {
            transferred(event, nanos.getAsLong());
        }
    }

    private void transferred(Event event, long now) {
        Optional<Moving> ended =
                event instanceof Event.TransferEnded done ? transfers.running(done.what(), now) : Optional.empty();
        transfers.accept(event, now);
        ended.ifPresent(transfer -> say(transfer.name(), new Size(transfer.position()).toString()));
        if (event instanceof Event.TransferPaused paused) {
            console.say("  " + Transfers.line(paused));
        } else if (now - lastSaid >= PAUSE) {
            lastSaid = now;
            sayAll(now);
        }
    }

    private void sayAll(long now) {
        transfers
                .whole(now)
                .map(Stream::of)
                .orElseGet(() -> transfers.running(now).stream())
                .forEach(this::say);
    }

    private void say(Moving moving) {
        String left = moving.left().isEmpty() ? "" : moving.left() + " left";
        say(moving.name(), moving.amount(), moving.rate(), left);
    }

    private void say(String... words) {
        console.say("  " + Stream.of(words).filter(word -> !word.isEmpty()).collect(Collectors.joining("  ")));
    }
}
