package dev.roadcase.bundler.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.bundler.rehearsal.Act;
import dev.roadcase.bundler.rehearsal.RehearsalFinding;
import dev.roadcase.bundler.rehearsal.Rehearsed;
import dev.roadcase.bundler.rehearsal.outside.CountedDeparture;
import dev.roadcase.bundler.rehearsal.outside.Departure;
import dev.roadcase.bundler.rehearsal.outside.LeavingProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        Departure departure = new Departure(
                "node-1",
                new LeavingProcess("default/web", "wget http://a/"),
                "tcp",
                "198.51.100.7",
                443,
                Optional.empty());
        Rehearsed rehearsed = new Rehearsed(
                "hello",
                "1.0.0",
                Instant.EPOCH,
                Duration.ofMillis(95_160),
                List.of(UP, STEP),
                List.of(new CountedDeparture(departure, 3)),
                Map.of("node-2", "it hung"));
        rehearsed.acts().forEach(report::ended);
        report.end(rehearsed, Path.of("hello-rehearsal.html"));
        assertThat(lines)
                .containsExactly(
                        "done    up  62.1 s",
                        "failed  step one  30.0 s",
                        "left    wget http://a/ of default/web on node-1 → 198.51.100.7:443 (tcp), 3 packets",
                        "wrong   nobody answers",
                        "        → switch it on",
                        "wrong   What tries to leave node-2 was not watched: it hung",
                        "        → rehearse once more when the machine comes up",
                        "wrote hello-rehearsal.html",
                        "rehearsed hello 1.0.0 in 95.2 s: 1 of 2 acts failed, 1 process tried to leave");
        assertThat(rehearsed.exitCode()).isEqualTo(ExitCode.UPSTREAM);
        assertThat(report.json().path("passed").asBoolean(true)).isFalse();
        assertThat(report.json().path("acts").get(0).toString())
                .isEqualTo("{\"name\":\"up\",\"seconds\":62.14,\"passed\":true,"
                        + "\"facts\":[\"3 of 3 machines are ready\"],\"findings\":[]}");
        assertThat(report.json().path("departures").get(0).toString())
                .isEqualTo(
                        "{\"machine\":\"node-1\",\"place\":\"default/web\",\"command\":\"wget http://a/\","
                                + "\"protocol\":\"tcp\",\"address\":\"198.51.100.7\",\"port\":443,\"name\":\"\",\"packets\":3}");
        assertThat(report.json().path("blind").toString()).isEqualTo("[\"node-2\"]");
    }
}
