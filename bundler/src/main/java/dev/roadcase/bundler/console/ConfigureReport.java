package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.provider.Configured;

/** What {@code bundle configure} prints at its end. */
public record ConfigureReport(Configured configured) {
    /** One line, and then a line for each advice. */
    public String text() {
        StringBuilder text = new StringBuilder("configured " + configured.folder() + "  "
                + configured.machines().size() + " machines  Kubernetes " + configured.kubernetes() + "  "
                + configured.dialect() + "\n");
        configured.advice().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** The same as one document. */
    public ObjectNode json() {
        ObjectNode document = Json.object();
        document.put("folder", configured.folder().toString());
        document.put("kubernetes", configured.kubernetes());
        document.put("dialect", configured.dialect().toString());
        configured.machines().forEach(document.putArray("machines")::add);
        configured.advice().forEach(document.putArray("advice")::add);
        return document;
    }
}
