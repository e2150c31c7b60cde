package dev.roadcase.bundler.doctor;

import dev.roadcase.agent.problem.ExitCode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What all examinations have found.
 *
 * @param examined symptoms by the names of examinations, in their order; an examination that found nothing has none
 */
public record Diagnosis(Map<String, List<Symptom>> examined) {
    public Diagnosis {
        examined = Collections.unmodifiableMap(new LinkedHashMap<>(examined));
    }

    /** How many things would spoil the show. */
    public long spoiling() {
        return symptoms().stream().filter(its -> its.severity().spoils()).count();
    }

    /** 4 if the bundle cannot be believed, or else 6 if anything would spoil the show, or else 0. */
    public ExitCode exitCode() {
        return symptoms().stream()
                .map(Symptom::severity)
                .min(Severity::compareTo)
                .map(Severity::exitCode)
                .orElse(ExitCode.DONE);
    }

    private List<Symptom> symptoms() {
        return examined.values().stream().flatMap(List::stream).toList();
    }
}
