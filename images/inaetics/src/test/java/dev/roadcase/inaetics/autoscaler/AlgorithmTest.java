package dev.roadcase.inaetics.autoscaler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.inaetics.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every branch of the published algorithm and both sides of each bound, with the settings that were deployed. */
class AlgorithmTest {
    @ParameterizedTest(name = "{0} % after {1} %, {2} processors: {3}, so {4}")
    @CsvSource({
        // slope above slope2 (10 %/s)
        "100.1, 0,   1, RISES_FAST,  3",
        "100.1, 0,   6, RISES_FAST,  8",
        "100.1, 0,   7, RISES_FAST,  8",
        // slope above slope1 (5 %/s), to slope2
        "100,   0,   1, RISES,       2",
        "50.1,  0,   4, RISES,       5",
        "50.1,  0,   8, RISES,       8",
        "60,    0,   0, RISES,       1",
        // steady, below barrierLow (10 %)
        "9.9,   9.9, 3, STEADY_LOW,  2",
        "0,     0,   1, STEADY_LOW,  1",
        "0,     0,   0, STEADY_LOW,  1",
        "9.9,   59,  3, STEADY_LOW,  2",
        // steady, above barrierHigh (35 %)
        "35.1,  35.1, 3, STEADY_HIGH, 4",
        "50,    0,    3, STEADY_HIGH, 4",
        "100,   100,  8, STEADY_HIGH, 8",
        // steady, from barrierLow to barrierHigh
        "10,    10,  3, STEADY,      3",
        "35,    35,  3, STEADY,      3",
        "20,    20,  0, STEADY,      1",
        "20,    20,  9, STEADY,      8",
        // falls, below barrierHigh, not faster than slope2
        "10,    60,  5, FALLS,       4",
        "0,     99.9, 5, FALLS,      4",
        "34.9,  95,  5, FALLS,       4",
        "10,    60,  1, FALLS,       1",
        // falls, below barrierHigh, at slope2 or faster
        "0,     100, 5, FALLS_FAST,  3",
        "0,     150, 5, FALLS_FAST,  3",
        "0,     100, 2, FALLS_FAST,  1",
        // falls, at barrierHigh or above
        "35,    85,  5, FALLS_HIGH,  5",
        "50,    100, 5, FALLS_HIGH,  5",
        "35,    235, 5, FALLS_HIGH,  5",
    })
    void decides(double level, double before, int current, Trend trend, int requested) {
        Decision decision = Algorithm.decide(Settings.DEPLOYED, level, before, current);
        assertThat(decision.trend()).isEqualTo(trend);
        assertThat(decision.requested()).isEqualTo(requested);
    }

    @Test
    void saysWhatItSawAndWhatFollows() {
        assertThat(Algorithm.decide(Settings.DEPLOYED, 72.34, 10, 3).words())
                .isEqualTo("queue at 72.3 %, +6.2 %/s: it rises, above slope1, 3 → 4");
        assertThat(Algorithm.decide(Settings.DEPLOYED, 20, 20, 3).words())
                .isEqualTo("queue at 20.0 %, +0.0 %/s: it is steady between the barriers, stay at 3");
    }

    @Test
    void saysWhereABoundStopsIt() {
        assertThat(Algorithm.decide(Settings.DEPLOYED, 100, 100, 8).words())
                .endsWith("above barrierHigh, stay at 8 (not 9: that is the bound)");
        assertThat(Algorithm.decide(Settings.DEPLOYED, 20, 20, 12).words())
                .endsWith("between the barriers, 12 → 8 (not 12: that is the bound)");
    }
}
