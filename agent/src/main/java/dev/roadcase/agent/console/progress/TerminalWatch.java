package dev.roadcase.agent.console.progress;

import java.time.Duration;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** How large the terminal is: asked for anew once a second, as long as somebody wants to know. For one thread. */
final class TerminalWatch implements Supplier<TerminalSize> {
    private static final long BETWEEN = Duration.ofSeconds(1).toNanos();

    private final LongSupplier nanos;
    private final Supplier<TerminalSize> terminal;
    private TerminalSize known = TerminalSize.USUAL;
    private long next;

    /** @param nanos a clock such as {@link System#nanoTime} */
    TerminalWatch(LongSupplier nanos, Supplier<TerminalSize> terminal) {
        this.nanos = nanos;
        this.terminal = terminal;
        this.next = nanos.getAsLong();
    }

    @Override
    public TerminalSize get() {
        long now = nanos.getAsLong();
        if (now - next >= 0) {
            known = terminal.get();
            next = now + BETWEEN;
        }
        return known;
    }
}
