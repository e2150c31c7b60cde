package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.console.Size;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.media.Stick;
import dev.roadcase.bundler.media.StickPart;
import dev.roadcase.bundler.media.WrittenStick;
import java.util.List;
import java.util.stream.Stream;

/**
 * What {@code bundle media} prints: what it will write, and what it has written.
 *
 * @param parts all that the stick gets
 */
public record MediaReport(Stick stick, List<StickPart> parts) {
    public MediaReport {
        parts = List.copyOf(parts);
    }

    /** What is written where, before it is. */
    public List<String> plan() {
        Table table = new Table("", "FILE", "SIZE", "");
        parts.forEach(part -> table.row(
                part.there() ? "check" : "write",
                part.name(),
                new Size(part.bytes()).toString(),
                part.files() == 1 ? "" : "in " + part.files() + " volumes"));
        return Stream.concat(
                        Stream.of("to " + place() + ", " + stick.system().type() + ", " + new Size(stick.free())
                                + " free"),
                        table.toString().lines().skip(1))
                .toList();
    }

    /** What the user is asked. */
    public String question() {
        return "write to " + place() + "?";
    }

    private String place() {
        return stick.folder()
                + stick.device()
                        .map(device -> " on " + device.model().orElse("a disk without a name") + " (" + device.name()
                                + ", " + new Size(device.bytes()) + ")")
                        .orElse("");
    }

    /** The last line. */
    public String done(WrittenStick written) {
        long bytes = parts.stream().mapToLong(StickPart::bytes).sum();
        String action = written.written().isEmpty() ? "nothing changed: " : "wrote ";
        return action + stick.folder() + "  " + new Size(bytes) + "  "
                + written.written().size() + " written  "
                + written.unchanged().size() + " unchanged  read back from the "
                + (written.direct() ? "disk" : "kernel's memory: this file system reads in no other way");
    }

    /** The same as one document. */
    public ObjectNode json(WrittenStick written) {
        ObjectNode document = Json.object();
        document.put("target", stick.folder().toString());
        document.put("fileSystem", stick.system().type());
        stick.device().ifPresent(device -> {
            ObjectNode node = document.putObject("device").put("name", device.name());
            device.model().ifPresent(model -> node.put("model", model));
            node.put("size", device.bytes());
        });
        ArrayNode files = document.putArray("files");
        parts.forEach(part -> files.addObject()
                .put("name", part.name())
                .put("size", part.bytes())
                .put("files", part.files())
                .put("written", written.written().contains(part.name())));
        document.put("readFromDisk", written.direct());
        return document;
    }
}
