package dev.roadcase.bundler.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.roadcase.agent.format.Json;
import dev.roadcase.bundler.doctor.Diagnosis;
import dev.roadcase.bundler.doctor.Severity;
import dev.roadcase.bundler.doctor.Symptom;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the doctor says, for people and for programs. */
public record DoctorReport(Diagnosis diagnosis) {
    private static final int WIDTH = 11;

    /** Its lines, the worst first. The last one says whether there is a show. */
    public List<String> lines() {
        Stream<String> found = symptoms().flatMap(DoctorReport::lines);
        return Stream.of(found, fine(), Stream.of(verdict()))
                .flatMap(part -> part)
                .toList();
    }

    private Stream<Symptom> symptoms() {
        return diagnosis.examined().values().stream()
                .flatMap(List::stream)
                .sorted((one, other) -> one.severity().compareTo(other.severity()));
    }

    private static Stream<String> lines(Symptom symptom) {
        return Stream.concat(
                texts(symptom.severity().toString(), symptom.what()),
                texts("", "→ " + symptom.advice())
                        .filter(line -> !symptom.advice().isEmpty()));
    }

    /** Some say more than one line. */
    private static Stream<String> texts(String word, String text) {
        String indented = text.replace("\n", "\n" + " ".repeat(WIDTH));
        return (word + " ".repeat(WIDTH - word.length()) + indented).lines();
    }

    private Stream<String> fine() {
        String names = diagnosis.examined().entrySet().stream()
                .filter(one -> one.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? Stream.empty() : texts("fine", names);
    }

    private String verdict() {
        long spoiling = diagnosis.spoiling();
        return switch ((int) Math.min(spoiling, 2)) {
            case 0 -> "ready for the show";
            case 1 -> "1 thing would spoil the show";
            default -> spoiling + " things would spoil the show";
        };
    }

    /** The same as one document. */
    public ObjectNode json() {
        ObjectNode document = Json.object();
        document.put("ready", diagnosis.spoiling() == 0);
        document.put("spoiling", diagnosis.spoiling());
        ArrayNode examined = document.putArray("examined");
        diagnosis.examined().keySet().forEach(examined::add);
        ArrayNode findings = document.putArray("findings");
        diagnosis.examined().forEach((name, symptoms) -> symptoms.forEach(its -> put(findings.addObject(), name, its)));
        return document;
    }

    private static void put(ObjectNode node, String examination, Symptom symptom) {
        node.put("examination", examination);
        node.put("severity", symptom.severity().toString());
        node.put("authentic", symptom.severity() != Severity.NOT_AUTHENTIC);
        node.put("what", symptom.what());
        node.put("advice", symptom.advice());
    }
}
