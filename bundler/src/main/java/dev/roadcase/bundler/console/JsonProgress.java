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
        }
        if (event instanceof Event.TransferBegan began) {
            return transfer("transfer-began", began.what()).put("size", began.size());
        }
        if (event instanceof Event.TransferMoved moved) {
            return transfer("transfer-moved", moved.what()).put("bytes", moved.bytes());
        }
        if (event instanceof Event.TransferEnded ended) {
            return transfer("transfer-ended", ended.what());
        }
        return event instanceof Event.Noted noted
                ? Json.object().put("event", "noted").put("fact", noted.fact())
                : Json.object().put("event", "warned").put("fact", ((Event.Warned) event).fact());
    }

    private static ObjectNode transfer(String event, String what) {
        return Json.object().put("event", event).put("what", what);
    }
}
