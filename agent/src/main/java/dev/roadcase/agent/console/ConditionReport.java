package dev.roadcase.agent.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.agent.node.condition.FileState;
import dev.roadcase.agent.node.condition.MachineCondition;
import dev.roadcase.agent.node.registration.ProvisionRecord;
import dev.roadcase.agent.registry.machine.Registration;
import dev.roadcase.agent.runtime.GivenName;
import java.util.List;
import java.util.stream.Stream;

/** How a machine is, for people and for programs. */
public record ConditionReport(MachineCondition condition) {

    /** A line for each thing. The last ones say whether the machine is ready, and what is missing. */
    public List<String> lines() {
        return Stream.of(
                        Stream.of("agent " + ProgramVersion.number()),
                        bundle(),
                        machine(),
                        registry(),
                        units(),
                        verdict())
                .flatMap(lines -> lines)
                .toList();
    }

    private Stream<String> bundle() {
        return condition.record().stream()
                .flatMap(record -> Stream.of(
                        "bundle " + record.bundle().name() + " "
                                + record.bundle().version() + "  "
                                + record.bundle().index() + "  from "
                                + record.bundle().source(),
                        "runtime " + record.socket().kind() + "  " + images(record),
                        "files " + installed() + " of " + record.files().size()));
    }

    private String images(ProvisionRecord record) {
        int all = record.images().size();
        return condition
                .missing()
                .map(missing -> all - missing.size() + " of " + all + " images")
                .orElse("does not say which of " + all + " images it has");
    }

    private long installed() {
        return condition.files().values().stream()
                .filter(state -> state == FileState.INSTALLED)
                .count();
    }

    private Stream<String> machine() {
        return condition.registration().stream()
                .map(its -> "machine " + its.name() + "  " + its.role() + "  " + its.phase() + ": " + its.step());
    }

    private Stream<String> registry() {
        return condition
                .record()
                .flatMap(ProvisionRecord::registry)
                .map(url -> "registry " + url + "  " + (answers() ? "answers" : "does not answer"))
                .stream();
    }

    private boolean answers() {
        return condition.registryAnswers().orElse(false);
    }

    private Stream<String> units() {
        return condition.units().stream()
                .map(unit -> "unit " + unit.name() + "  "
                        + (unit.active().isEmpty() ? "unknown" : unit.active() + " (" + unit.sub() + ")"));
    }

    private Stream<String> verdict() {
        String word =
                condition.isReady().map(ready -> ready ? "ready" : "not ready").orElse("not known whether ready");
        return Stream.of(
                        Stream.of(word),
                        condition.lacking().stream().map(line -> "  " + line),
                        condition.unknown().stream().map(line -> "  not known: " + line))
                .flatMap(lines -> lines);
    }

    /** {@code {agent, ready, lacking, unknown, name, role, phase, step, bundle, runtime, images, files, registry, units}}. */
    public ObjectNode json() {
        ObjectNode document = Json.object().put("agent", ProgramVersion.number());
        condition.isReady().ifPresentOrElse(ready -> document.put("ready", ready), () -> document.putNull("ready"));
        condition.lacking().forEach(document.putArray("lacking")::add);
        condition.unknown().forEach(document.putArray("unknown")::add);
        condition.registration().ifPresent(its -> put(document, its));
        condition.record().ifPresent(record -> put(document, record));
        ArrayNode units = document.putArray("units");
        condition
                .units()
                .forEach(unit -> units.addObject()
                        .put("name", unit.name())
                        .put("active", unit.active())
                        .put("sub", unit.sub()));
        return document;
    }

    private static void put(ObjectNode document, Registration its) {
        document.put("name", its.name())
                .put("role", its.role().toString())
                .put("phase", its.phase().toString())
                .put("step", its.step());
    }

    private void put(ObjectNode document, ProvisionRecord record) {
        document.putObject("bundle")
                .put("name", record.bundle().name())
                .put("version", record.bundle().version())
                .put("index", record.bundle().index().toString())
                .put("source", record.bundle().source());
        document.put("runtime", record.socket().kind().toString());
        ArrayNode images = document.putArray("images");
        record.images().forEach(image -> put(images.addObject(), image));
        ArrayNode files = document.putArray("files");
        condition
                .files()
                .forEach((path, state) -> files.addObject().put("path", path).put("state", state.toString()));
        record.registry()
                .ifPresent(url -> document.putObject("registry")
                        .put("url", url.toString())
                        .put("answers", answers()));
    }

    private void put(ObjectNode node, GivenName image) {
        node.put("reference", image.name());
        condition.missing().map(missing -> !missing.contains(image.name())).ifPresent(held -> node.put("held", held));
    }
}
