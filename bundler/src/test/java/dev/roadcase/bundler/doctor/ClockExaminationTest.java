package dev.roadcase.bundler.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A laptop from the cupboard. */
class ClockExaminationTest {
    private static List<Severity> found(String now, String bundle) {
        Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
        return new ClockExamination(
                        clock, Optional.of(bundle).filter(its -> !its.isEmpty()).map(Instant::parse))
                .symptoms().stream().map(Symptom::severity).toList();
    }

    @Test
    void certificatesAreValidForHalfACenturyAndTheBundleWasNotWrittenTomorrow() {
        assertThat(found("2026-11-29T10:00:00Z", "2026-11-30T09:00:00Z")).isEmpty();
        assertThat(found("2026-11-29T10:00:00Z", "2026-11-30T11:00:00Z")).containsExactly(Severity.MAY_SPOIL);
        assertThat(found("2018-01-01T00:00:00Z", "")).containsExactly(Severity.MAY_SPOIL);
        assertThat(found("1970-01-01T00:00:09Z", "")).containsExactly(Severity.SPOILS);
        assertThat(found("2050-01-01T00:00:00Z", "")).containsExactly(Severity.SPOILS);
    }
}
