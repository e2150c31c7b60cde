package dev.roadcase.tests.recording;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.tests.recording.TerminalPicture.TimedLine;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class TerminalPictureTest {
    private static final TerminalPicture PICTURE = new TerminalPicture(
            "bundle up <demo> & more",
            List.of(
                    new TimedLine(Duration.ofSeconds(4), "node-1: ready"),
                    new TimedLine(Duration.ofSeconds(40), "ready, 6 of 6 \"here\"")),
            4);

    @Test
    void itIsWellFormedAndHoldsAllThatWasSaid() throws Exception {
        Document svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(PICTURE.svg().getBytes(StandardCharsets.UTF_8)));
        assertThat(svg.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo("node-1: ready\nready, 6 of 6 \"here\"");
        assertThat(svg.getElementsByTagName("text").item(1).getTextContent()).isEqualTo("$ bundle up <demo> & more");
    }

    @Test
    void eachLineComesAtItsTime() {
        assertThat(PICTURE.svg())
                .contains("16s linear infinite")
                .contains("@keyframes l0 { 0%, 6.25% { opacity: 0; }")
                .contains("@keyframes l1 { 0%, 62.50% { opacity: 0; }")
                .contains("prefers-reduced-motion");
    }
}
