package dev.roadcase.bundler.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.bundler.rewind.RewindNews;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A rewind, in lines and as a document. */
class RewindReportTest {
    private final List<String> lines = new ArrayList<>();
    private final RewindReport report = new RewindReport(lines::add);

    @Test
    void allThatWasDoneIsNamedAndTheLastLineSaysHowLongItTook() {
        report.accept(new RewindNews.StepReversed("switch", Optional.empty()));
        report.accept(new RewindNews.StepReversed("rate-up", Optional.of("nobody answers")));
        report.accept(new RewindNews.PushesWithdrawn(List.of("a/b:2")));
        report.accept(new RewindNews.PodsEnded(1));
        report.accept(new RewindNews.KeysDeleted(2));
        report.accept(new RewindNews.ShowRewound(
                "small", Duration.ofMillis(12_340), List.of("Pod own"), List.of("node-2 does not answer")));
        assertThat(lines)
                .containsExactly(
                        "taken back: switch",
                        "not taken back: rate-up: nobody answers",
                        "withdrawn: a/b:2",
                        "ended: 1 pod",
                        "deleted: 2 keys of etcd",
                        "stays: Pod own, which is not of the demo",
                        "absent: node-2 does not answer",
                        "rewound small in 12.3 s");
        assertThat(report.json().path("steps").toString())
                .isEqualTo("[{\"name\":\"switch\",\"undone\":true},"
                        + "{\"name\":\"rate-up\",\"undone\":false,\"trouble\":\"nobody answers\"}]");
        assertThat(report.json().path("seconds").asDouble()).isEqualTo(12.34);
    }
}
