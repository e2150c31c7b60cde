package dev.roadcase.agent.console.progress;

import dev.roadcase.agent.event.Event;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is under way, made out of events. Times are those of a clock such as {@link System#nanoTime}. */
final class Transfers {
    private final Map<String, RunningTransfer> running = new LinkedHashMap<>();
    private Optional<Event.Expected> expected = Optional.empty();
    private Optional<Rate> whole = Optional.empty();
    private long ended;

    /** Takes an event into account; what is no matter of transfers changes nothing. */
    void accept(Event event, long nanos) {
        if (event instanceof Event.Expected all) {
            expected = Optional.of(all);
            ended = 0;
        } else if (event instanceof Event.TransferBegan began) {
            running.put(began.what(), new RunningTransfer(began, nanos));
        } else if (event instanceof Event.TransferMoved moved) {
            Optional.ofNullable(running.get(moved.what())).ifPresent(transfer -> moved(transfer, moved.bytes(), nanos));
        } else if (event instanceof Event.TransferPaused paused) {
            Optional.ofNullable(running.get(paused.what())).ifPresent(transfer -> transfer.paused(paused, nanos));
        } else if (event instanceof Event.TransferResumed resumed) {
            Optional.ofNullable(running.get(resumed.what())).ifPresent(transfer -> transfer.resumed(resumed.at()));
        } else if (event instanceof Event.TransferEnded done) {
            Optional.ofNullable(running.remove(done.what())).ifPresent(transfer -> ended += transfer.position);
        }
    }

    private void moved(RunningTransfer transfer, long bytes, long nanos) {
        transfer.moved(bytes, nanos);
        Rate rate = whole.orElseGet(() -> new Rate(nanos));
        rate.moved(bytes, nanos);
        whole = Optional.of(rate);
    }

    /** A pause in words: also of what has not begun, such as a question to a registry. */
    static String line(Event.TransferPaused paused) {
        return Moving.abbreviated(paused.what()) + "  " + pause(paused.pause().toNanos(), paused.reason());
    }

    private static String pause(long nanos, String reason) {
        long seconds = (long)
                Math.ceil(Math.max(0, nanos) / (double) Duration.ofSeconds(1).toNanos());
        return "again in " + seconds + " s: " + reason;
    }

    /** Whether there is anything to wait for. */
    boolean areUnderWay() {
        return !running.isEmpty()
                || expected.filter(all -> all.present() + here() < all.bytes()).isPresent();
    }

    /** Those that run, the oldest first. */
    List<Moving> running(long nanos) {
        return running.values().stream().map(transfer -> transfer.at(nanos)).toList();
    }

    /** One of them, absent if none of this name runs. */
    Optional<Moving> running(String what, long nanos) {
        return Optional.ofNullable(running.get(what)).map(transfer -> transfer.at(nanos));
    }

    /** All together; absent if nobody has said what they come to, or nothing is to come. */
    Optional<Moving> whole(long nanos) {
        double rate = whole.map(all -> all.perSecond(nanos)).orElse(0.0);
        return expected.filter(all -> all.bytes() > 0)
                .map(all -> new Moving("all", all.present() + here(), all.bytes(), rate, Optional.empty()));
    }

    private long here() {
        return ended + running.values().stream().mapToLong(one -> one.position).sum();
    }

    private static final class RunningTransfer {
        private final Event.TransferBegan began;
        private final Rate rate;
        private long position;
        private long goesOn;
        private Optional<String> reason = Optional.empty();

        RunningTransfer(Event.TransferBegan began, long nanos) {
            this.began = began;
            this.rate = new Rate(nanos);
        }

        void moved(long bytes, long nanos) {
            position += bytes;
            rate.moved(bytes, nanos);
            reason = Optional.empty();
        }

        void paused(Event.TransferPaused paused, long nanos) {
            reason = Optional.of(paused.reason());
            goesOn = nanos + paused.pause().toNanos();
        }

        void resumed(long at) {
            position = at;
            reason = Optional.empty();
        }

        Moving at(long nanos) {
            Optional<String> pause = reason.map(why -> pause(goesOn - nanos, why));
            return new Moving(began.what(), position, began.size(), rate.perSecond(nanos), pause);
        }
    }
}
