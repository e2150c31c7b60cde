package dev.roadcase.bundler.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VolumeSizeTest {
    @ParameterizedTest
    @CsvSource({
        "2GiB, 2147483648",
        "2G, 2147483648",
        "2g, 2147483648",
        "1.5G, 1610612736",
        "8gib, 8589934592",
        "700MB, 700000000",
        "700mb, 700000000",
        "4.7GB, 4700000000",
        "650MiB, 681574400",
        "100K, 102400",
        "1TB, 1000000000000",
        "1000000, 1000000",
        "1000000B, 1000000",
    })
    void aSizeIsReadAsPeopleWriteIt(String text, long bytes) {
        assertThat(VolumeSize.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4GiB", "4G", "4g", "4.0GiB", "4096MiB", "4194304K", "4294967296"})
    void fourGibibytesAreWhatFitsOnFat32(String text) {
        assertThat(VolumeSize.parse(text).bytes()).isEqualTo(4_294_963_200L).isLessThan((1L << 32) - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "G", "-4G", "4 G", "4GiBs", "4,5G", "1e9", "0x10", ".5G", "5.G", "4P", "99999999999999G"})
    void anythingElseIsNone(String text) {
        assertThatThrownBy(() -> VolumeSize.parse(text)).hasMessageContaining("not a size (such as 4GiB, 700MB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "4", "4B", "63K", "0.001M"})
    void aSlipOfThePenIsRefused(String text) {
        assertThatThrownBy(() -> VolumeSize.parse(text)).hasMessageContaining("at least 65536 bytes");
    }

    @Test
    void theLastOneHasWhatIsLeft() {
        VolumeSize size = new VolumeSize(100_000);
        assertThat(size.count(1)).isEqualTo(1);
        assertThat(size.count(100_000)).isEqualTo(1);
        assertThat(size.count(100_001)).isEqualTo(2);
        assertThat(size.count(99_900_000)).isEqualTo(999);
    }

    @Test
    void moreThanThreeDigitsCountAreRefusedWithASizeThatWillDo() {
        Problem problem = catchThrowableOfType(Problem.class, () -> new VolumeSize(100_000).count(10L << 30));
        assertThat(problem).hasMessageContaining("would have 107375").returns(ExitCode.USAGE, Problem::exitCode);
        assertThat(problem.advice()).contains("give --volume-size 11MiB or more");
        assertThat(new VolumeSize(11 << 20).count(10L << 30)).isLessThan(999);
    }
}
