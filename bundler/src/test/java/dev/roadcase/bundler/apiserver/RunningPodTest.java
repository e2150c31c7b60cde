package dev.roadcase.bundler.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Json;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunningPodTest {
    private static final String ENDED = "{\"state\":{\"terminated\":{\"exitCode\":137}}}";
    private static final String RUNS = "{\"state\":{\"running\":{}}}";

    private static final String WAITS = "{\"state\":{\"waiting\":{\"reason\":\"ContainerCreating\"}}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | Running   | ENDED       | true",
                "true  | Running   | ENDED,ENDED | true",
                "true  | Failed    | ENDED       | true",
                "true  | Running   | WAITS       | true",
                "true  | Pending   | WAITS       | false",
                "true  | Running   | ENDED,RUNS  | false",
                "true  | Running   | RUNS        | false",
                "true  | Running   | ''          | false",
                "false | Running   | WAITS       | false",
                "false | Succeeded | ENDED       | false"
            })
    void aPodIsOverWhenItWasAskedToEndAndNothingOfItRuns(
            boolean isEnding, String phase, String containers, boolean isOver) {
        String deleted = isEnding ? ",\"deletionTimestamp\":\"2026-11-30T00:00:00Z\"" : "";
        String pod = "{\"metadata\":{\"name\":\"a\"" + deleted
                + "},\"spec\":{\"nodeName\":\"node-1\"},\"status\":{\"phase\":\""
                + phase + "\",\"containerStatuses\":["
                + containers.replace("ENDED", ENDED).replace("RUNS", RUNS).replace("WAITS", WAITS) + "]}}";
        RunningPod read = RunningPod.of(
                new ApiResource("v1", "Pod", "pods", true, Set.of()),
                Json.object(pod.getBytes(StandardCharsets.UTF_8)));
        assertThat(read.isOver()).isEqualTo(isOver);
        assertThat(read.node()).isEqualTo("node-1");
    }
}
