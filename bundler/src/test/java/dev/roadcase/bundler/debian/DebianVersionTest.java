package dev.roadcase.bundler.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DebianVersionTest {
    @ParameterizedTest
    @CsvSource({
        // The policy's own example: ~~, ~~a, ~, the empty part, a.
        "1~~, 1~~a",
        "1~~a, 1~",
        "1~, 1",
        "1, 1a",
        "1a, 1+",
        "1.0~beta1~svc1, 1.0~beta1",
        "1.0~beta1, 1.0",
        "0.9, 0.10",
        "1.2.3, 1.2.10",
        "9, 1:0",
        "1:9, 2:0.1",
        "1.0-1, 1.0-2",
        "1.0-9, 1.0-10",
        "1.0-1~bpo1, 1.0-1",
        "1.0-1, 1.0-1+b1",
        "1.0, 1.0-1",
        "2.36-9+deb12u7, 2.36-9+deb12u14",
        "7.6-0, 7.6p2-4",
        "1.0-1, 1.0.3-3",
    })
    void anOlderVersionComesBeforeANewerOne(String older, String newer) {
        assertThat(order(older, newer)).isNegative();
        assertThat(order(newer, older)).isPositive();
    }

    @ParameterizedTest
    @CsvSource({"1.0, 1.0-0", "0:1.0, 1.0", "1.00, 1.0", "1.0-01, 1.0-1", "1:2-3-4, 1:2-3-4"})
    void someVersionsAreWrittenInSeveralWays(String one, String other) {
        assertThat(order(one, other)).isZero();
    }

    @Test
    void numbersMayBeLongerThanAnyIntegerOfJava() {
        assertThat(order("20250101000000000000000000001", "20250101000000000000000000002"))
                .isNegative();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 0", "1/0", "1;0", "ü"})
    void whatIsNoVersionIsRefused(String text) {
        assertThatThrownBy(() -> new DebianVersion(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int order(String a, String b) {
        return new DebianVersion(a).compareTo(new DebianVersion(b));
    }
}
