package dev.roadcase.agent.runtime.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeaderCodingTest {

    /** RFC 7541, appendix C.4. */
    @ParameterizedTest
    @CsvSource({
        "f1e3c2e5f23a6ba0ab90f4ff, www.example.com",
        "a8eb10649cbf, no-cache",
        "25a849e95ba97d7f, custom-key",
        "25a849e95bb8e8b4bf, custom-value"
    })
    void theExamplesOfTheStandardAreRead(String code, String text) {
        byte[] bytes = HexFormat.of().parseHex(code);
        assertThat(HuffmanCode.decode(bytes, 0, bytes.length)).isEqualTo(text);
    }

    @Test
    void whatIsWrittenIsReadAgainHoweverLongItIs() {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        HeaderCoding.write(block, "containerd-namespace", "k8s.io");
        HeaderCoding.write(block, "grpc-message", "m".repeat(1000));
        assertThat(HeaderCoding.read(block.toByteArray()))
                .containsEntry("containerd-namespace", "k8s.io")
                .containsEntry("grpc-message", "m".repeat(1000));
    }

    @Test
    void fixedEntriesAndSizesOfTablesArePassedOver() {
        byte[] block = HexFormat.of().parseHex("203f018840".concat("0161").concat("0162"));
        assertThat(HeaderCoding.read(block)).containsEntry("a", "b");
    }

    @Test
    void aTextThatIsCutOffIsRefused() {
        assertThatThrownBy(() -> HeaderCoding.read(new byte[] {0, 100, 'a'}))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
