package dev.roadcase.bundler.time;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class SideBySideTest {
    private final SideBySide<String> machines =
            new SideBySide<>(List.of("node-1", "node-2", "node-3"), Function.identity());

    @Test
    void whoIsLateKeepsNobodyFromBeingHeard() {
        Map<String, Tried<Integer>> tried = machines.tryAllWithin(Duration.ofMillis(300), name -> {
            if (name.equals("node-1")) {
                waitForEver();
            }
            return name.length();
        });
        assertThat(tried.get("node-3").result()).contains(6);
        assertThat(tried.get("node-1").problem()).hasValueSatisfying(late -> {
            assertThat(late.getMessage()).isEqualTo("node-1: has not answered yet");
            assertThat(late.exitCode()).isEqualTo(ExitCode.USAGE);
        });
    }

    @Test
    void whoFailsIsNamed() {
        Map<String, Tried<Integer>> tried = machines.tryAll(name -> {
            throw Problem.upstream("refuses");
        });
        assertThat(tried.get("node-2").problem())
                .hasValueSatisfying(problem -> assertThat(problem.getMessage()).isEqualTo("node-2: refuses"));
    }

    private static void waitForEver() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
