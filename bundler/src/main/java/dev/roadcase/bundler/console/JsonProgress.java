package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.console.Console;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Events for programs: a JSON object on each line of standard error, with its kind under {@code event}. Programs rely
 * on kinds and fields. Moved bytes of a transfer are added up for at least a quarter of a second; at the end of the
 * transfer all of them together are its size.
 */
final class JsonProgress implements Events {
    private static final long PAUSE = Duration.ofMillis(250).toNanos();

    private final Console console;
    private final LongSupplier nanos;
    private final Map<String, Untold> untold = new HashMap<>();

    /** @param nanos a clock such as {@link System#nanoTime} */
    JsonProgress(Console console, LongSupplier nanos) {
        this.console = console;
        this.nanos = nanos;
    }

    @Override
    public synchronized void emit(Event event) {
        if (event instanceof Event.TransferMoved moved) {
            Untold sum = untold.getOrDefault(moved.what(), new Untold(0, 0)).plus(moved.bytes());
            untold.put(moved.what(), sum);
            if (nanos.getAsLong() - sum.told() >= PAUSE) {
                tell(moved.what());
            }
        } else if (!(event instanceof Event.Requested)) {
            told(event);
            say(object(event));
        }
    }

    private void told(Event event) {
        if (event instanceof Event.TransferBegan began) {
            untold.put(began.what(), new Untold(0, nanos.getAsLong()));
        } else if (event instanceof Event.TransferPaused paused) {
            tell(paused.what());
        } else if (event instanceof Event.TransferResumed resumed) {
            tell(resumed.what());
        } else if (event instanceof Event.TransferEnded ended) {
            tell(ended.what());
            untold.remove(ended.what());
        }
    }

    private void tell(String what) {
        Untold sum = untold.getOrDefault(what, new Untold(0, 0));
        untold.put(what, new Untold(0, nanos.getAsLong()));
        if (sum.bytes() > 0) {
            say(transfer("transfer-moved", what).put("bytes", sum.bytes()));
        }
    }

    private void say(ObjectNode object) {
        console.say(new String(Json.bytes(object), StandardCharsets.UTF_8));
    }

    private static ObjectNode object(Event event) {
        if (event instanceof Event.Began began) {
            return Json.object().put("event", "began").put("step", began.step());
        } else if (event instanceof Event.Expected expected) {
            return Json.object()
                    .put("event", "expected")
                    .put("bytes", expected.bytes())
                    .put("present", expected.present());
        } else if (event instanceof Event.Noted noted) {
            return Json.object().put("event", "noted").put("fact", noted.fact());
        } else if (event instanceof Event.Warned warned) {
            return Json.object().put("event", "warned").put("fact", warned.fact());
        }
        return transfer(event);
    }

    private static ObjectNode transfer(Event event) {
        if (event instanceof Event.TransferBegan began) {
            return transfer("transfer-began", began.what()).put("size", began.size());
        } else if (event instanceof Event.TransferPaused paused) {
            return transfer("transfer-paused", paused.what())
                    .put("seconds", paused.pause().toMillis() / 1000.0)
                    .put("reason", paused.reason());
        } else if (event instanceof Event.TransferResumed resumed) {
            return transfer("transfer-resumed", resumed.what()).put("at", resumed.at());
        }
        return transfer("transfer-ended", ((Event.TransferEnded) event).what());
    }

    private static ObjectNode transfer(String event, String what) {
        return Json.object().put("event", event).put("what", what);
    }

    /** Bytes that no line has shown yet, and the time of the last line. */
    private record Untold(long bytes, long told) {
        Untold plus(long more) {
            return new Untold(bytes + more, told);
        }
    }
}
