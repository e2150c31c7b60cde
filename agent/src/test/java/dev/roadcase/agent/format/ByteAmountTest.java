package dev.roadcase.agent.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteAmountTest {
    @ParameterizedTest
    @CsvSource({"20GiB,21474836480", "1g,1073741824", "700MB,700000000", "1.5KiB,1536", "812,812", "0,0"})
    void aSizeIsReadAsPeopleWriteIt(String text, long bytes) {
        assertThat(ByteAmount.parse(text).bytes()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GiB", "-1", "1,5G", "1 GiB", "many"})
    void whatIsNoSizeIsNamed(String text) {
        assertThatThrownBy(() -> ByteAmount.parse(text)).hasMessageContaining("not a size");
    }
}
