package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.console.Console;
import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import dev.roadcase.agent.format.Json;
import java.nio.charset.StandardCharsets;

/** Events for programs: a JSON object a line on standard error, its kind under {@code event}. */
final class JsonProgress implements Events {
    private final Console console;

    JsonProgress(Console console) {
        this.console = console;
    }

    @Override
    public void emit(Event event) {
        console.say(new String(Json.bytes(object(event)), StandardCharsets.UTF_8));
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
        } else if (event instanceof Event.TransferMoved moved) {
            return transfer("transfer-moved", moved.what()).put("bytes", moved.bytes());
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
}
