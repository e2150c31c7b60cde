package dev.roadcase.agent.format;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PemTest {
    private static final Pem KEY = new Pem(Pem.PUBLIC_KEY, bytes());

    private static byte[] bytes() {
        byte[] bytes = new byte[91];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    @Test
    void whatIsWrittenIsRead() {
        assertThat(Pem.parse(KEY.text())).contains(KEY);
    }

    @Test
    void linesHave64Characters() {
        assertThat(new String(KEY.text(), US_ASCII).lines())
                .hasSize(4)
                .element(1)
                .asString()
                .hasSize(64);
    }

    @Test
    void linesMayEndAsOnWindows() {
        String text = new String(KEY.text(), US_ASCII).replace("\n", "\r\n");
        assertThat(Pem.parse(text.getBytes(US_ASCII))).contains(KEY);
    }

    @Test
    void whiteSpaceAroundItIsNoMatter() {
        assertThat(Pem.parse(("\n\n" + new String(KEY.text(), US_ASCII) + "\n").getBytes(US_ASCII)))
                .contains(KEY);
    }

    @Test
    void wordsAroundItAreOnlyTakenWhereItIsLookedFor() {
        byte[] text = ("Bag Attributes: ä\n" + new String(KEY.text(), US_ASCII)).getBytes(UTF_8);
        assertThat(Pem.parse(text)).isEmpty();
        assertThat(Pem.find(Pem.PUBLIC_KEY, text)).contains(KEY);
    }

    @Test
    void theFirstOfALabelIsFoundBehindOthers() {
        byte[] both = (new String(new Pem(Pem.CERTIFICATE, bytes()).text(), US_ASCII)
                        + new String(KEY.text(), US_ASCII))
                .getBytes(US_ASCII);
        assertThat(Pem.find(Pem.PUBLIC_KEY, both)).contains(KEY);
    }

    @Test
    void theEndHasToNameTheSameLabel() {
        String text = new String(KEY.text(), US_ASCII).replace("END PUBLIC", "END PRIVATE");
        assertThat(Pem.parse(text.getBytes(US_ASCII))).isEmpty();
    }

    @Test
    void noSecretIsShown() {
        assertThat(new Pem(Pem.PRIVATE_KEY, bytes())).hasToString("PRIVATE KEY");
    }
}
