package dev.roadcase.agent.console.progress;

import dev.roadcase.agent.console.Console;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** Events on a terminal: transfers as bars at its lower end, drawn four times a second, everything else as lines above. */
final class BarProgress implements Events {
    private static final int FRAME_MILLIS = 250;

    private final Console console;
    private final LongSupplier nanos;
    private final Supplier<TerminalSize> size;
    private final boolean colourful;
    private final Transfers transfers = new Transfers();

    BarProgress(Console console, LongSupplier nanos, Supplier<TerminalSize> size, boolean colourful) {
        this.console = console;
        this.nanos = nanos;
        this.size = size;
        this.colourful = colourful;
    }

    /** Bars on this process' terminal, until the process ends, in whatever way it can notice. */
    static BarProgress start(Console console, boolean colourful) {
        TerminalWatch size = new TerminalWatch(System::nanoTime, TerminalSize::now);
        BarProgress progress = new BarProgress(console, System::nanoTime, size, colourful);
        ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(BarProgress::daemon);
        clock.scheduleWithFixedDelay(progress::draw, FRAME_MILLIS, FRAME_MILLIS, TimeUnit.MILLISECONDS);
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(console::endFooter, "cursor"));
        } catch (IllegalStateException e) {
            console.endFooter();
        }
        return progress;
    }

    @Override
    public void emit(Event event) {
        if (event instanceof Event.Began began) {
            console.say(began.step());
        } else if (event instanceof Event.Noted noted) {
            console.say(noted.fact());
        } else if (event instanceof Event.Warned warned) {
            console.say("warning: " + warned.fact());
        } else {
            transferred(event);
        }
    }

    private synchronized void transferred(Event event) {
        long now = nanos.getAsLong();
        transfers.accept(event, now);
        if (event instanceof Event.TransferPaused paused
                && transfers.running(paused.what(), now).isEmpty()) {
            console.say(Transfers.line(paused));
        }
    }

    /** Shows how things stand now. */
    void draw() {
        console.footer(isUnderWay() ? lines(new Bars(size.get(), colourful)) : List.of());
    }

    private synchronized boolean isUnderWay() {
        return transfers.areUnderWay();
    }

    private synchronized List<String> lines(Bars bars) {
        long now = nanos.getAsLong();
        return bars.lines(transfers.running(now), transfers.whole(now));
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "progress");
        thread.setDaemon(true);
        return thread;
    }
}
