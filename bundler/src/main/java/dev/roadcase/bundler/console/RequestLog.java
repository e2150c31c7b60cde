package dev.roadcase.bundler.console;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.event.Events;
import java.util.function.Consumer;

/** Also prints all requests to servers, for {@code --debug}. */
record RequestLog(Consumer<String> lines, Events others) implements Events {
    @Override
    public void emit(Event event) {
        if (event instanceof Event.Requested requested) {
            lines.accept(requested.request() + ": " + requested.outcome());
        } else {
            others.emit(event);
        }
    }
}
