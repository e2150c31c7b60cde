package dev.roadcase.bundler.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.bundler.rehearsal.Act;
import dev.roadcase.bundler.rehearsal.RehearsalFinding;
import dev.roadcase.bundler.rehearsal.Rehearsed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A rehearsal, in lines and as a document. */
class RehearsalReportTest {
    private static final Act UP = new Act(
            "up", "Up", Duration.ofMillis(62_140), List.of("3 of 3 machines are ready"), List.of(), Optional.empty());
    private static final Act STEP = new Act(
            "step one",
            "Step 1 of 1: one",
            Duration.ofSeconds(30),
            List.of(),
            List.of(new RehearsalFinding("nobody answers", "switch it on")),
            Optional.of(ExitCode.UPSTREAM));

    private final List<String> lines = new ArrayList<>();
    private final RehearsalReport report = new RehearsalReport(lines::add);

    @Test
    void eachActHasItsLineAndTheEndSaysWhatWouldGoWrong() {
        Rehearsed rehearsed =
                new Rehearsed("hello", "1.0.0", Instant.EPOCH, Duration.ofMillis(95_160), List.of(UP, STEP));
        rehearsed.acts().forEach(report::ended);
        report.end(rehearsed);
        assertThat(lines)
                .containsExactly(
                        "done    up  62.1 s",
                        "failed  step one  30.0 s",
                        "wrong   nobody answers",
                        "        → switch it on",
                        "rehearsed hello 1.0.0 in 95.2 s: 1 of 2 acts failed");
        assertThat(rehearsed.exitCode()).isEqualTo(ExitCode.UPSTREAM);
        assertThat(report.json().path("passed").asBoolean(true)).isFalse();
        assertThat(report.json().path("acts").get(0).toString())
                .isEqualTo("{\"name\":\"up\",\"seconds\":62.14,\"passed\":true,"
                        + "\"facts\":[\"3 of 3 machines are ready\"],\"findings\":[]}");
    }
}
