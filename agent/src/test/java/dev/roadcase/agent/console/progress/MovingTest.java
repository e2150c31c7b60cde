package dev.roadcase.agent.console.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovingTest {
    @ParameterizedTest
    @CsvSource({
        "0,           0,             0,    0/0 B,             '',          ''",
        "5,           -1,            0,    5 B,               '',          ''",
        "5,           999,           0,    5/999 B,           '',          ''",
        "5,           1000,          0.5,  0.0/1.0 KiB,       '',          ''",
        "512,         1024,          512,  0.5/1.0 KiB,       512 B/s,     0:01",
        "524288,      1073741824,    2048, 0.0/1.0 GiB,       2.0 KiB/s,   >99h",
        "104857600,   1047527424,    1048576, 100.0/999.0 MiB, 1.0 MiB/s, 14:59",
        "0,           12884901888,   1048576, 0.0/12.0 GiB,   1.0 MiB/s,   3h24m",
        "2000,        1000,          1,    1.0/1.0 KiB,       1 B/s,       0:00",
    })
    void amountRateAndTimeLeftAreShort(
            long position, long size, double perSecond, String amount, String rate, String left) {
        Moving moving = new Moving("x", position, size, perSecond, Optional.empty());
        assertThat(moving.amount()).isEqualTo(amount);
        assertThat(moving.rate()).isEqualTo(rate);
        assertThat(moving.left()).isEqualTo(left);
    }
}
