package dev.roadcase.bundler.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.bundler.doctor.Diagnosis;
import dev.roadcase.bundler.doctor.Severity;
import dev.roadcase.bundler.doctor.Symptom;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The worst comes first, and the last line is the verdict. */
class DoctorReportTest {
    private static DoctorReport report(Severity... severities) {
        Map<String, List<Symptom>> examined = new LinkedHashMap<>();
        examined.put("clock", List.of());
        for (Severity severity : severities) {
            examined.put(severity.name(), List.of(new Symptom(severity, "a " + severity, "do it")));
        }
        return new DoctorReport(new Diagnosis(examined));
    }

    @Test
    void forPeople() {
        assertThat(report().lines()).containsExactly("fine       clock", "ready for the show");
        assertThat(report(Severity.NOT_KNOWN, Severity.MAY_SPOIL, Severity.SPOILS)
                        .lines())
                .containsExactly(
                        "spoils     a spoils",
                        "           → do it",
                        "may spoil  a may spoil",
                        "           → do it",
                        "not known  a not known",
                        "           → do it",
                        "fine       clock",
                        "1 thing would spoil the show");
        assertThat(report(Severity.SPOILS, Severity.NOT_AUTHENTIC).lines()).endsWith("2 things would spoil the show");
    }

    @Test
    void forPrograms() {
        JsonNode document = report(Severity.MAY_SPOIL, Severity.NOT_AUTHENTIC).json();
        assertThat(document.path("ready").asBoolean()).isFalse();
        assertThat(document.path("spoiling").asInt()).isEqualTo(1);
        assertThat(document.path("examined").toString()).isEqualTo("[\"clock\",\"MAY_SPOIL\",\"NOT_AUTHENTIC\"]");
        assertThat(document.path("findings").get(1).toString())
                .isEqualTo("{\"examination\":\"NOT_AUTHENTIC\",\"severity\":\"spoils\",\"authentic\":false,"
                        + "\"what\":\"a spoils\",\"advice\":\"do it\"}");
    }
}
