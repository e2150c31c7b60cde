package dev.roadcase.tests.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class DrawingTest {
    private static final Path KEPT = Path.of("../images/inaetics/doc");

    @TempDir
    private Path folder;

    @Test
    void aRecordingIsReadAsItWasWritten() {
        Recording recording = new Recording(
                List.of(new Moment(1, 2.25, 5, 1, 1, 50, 49), new Moment(2.5, 100, 100, 8, 7, 1998, 2104)),
                List.of(new Mark(1.5, "production 100 %"), new Mark(3, "reset")));
        recording.write(folder.resolve("run.csv"));
        assertThat(Recording.read(folder.resolve("run.csv"))).isEqualTo(recording);
    }

    @Test
    void thePictureInTheReadmeIsDrawnFromTheRecordingBesideIt() throws IOException {
        String picture = Drawing.svg(Recording.read(KEPT.resolve("run.csv")));
        assertThat(Files.readString(KEPT.resolve("run.svg"))).isEqualTo(picture);
    }

    @Test
    void everyMarkAndEveryLineIsInThePicture() throws Exception {
        Recording recording = Recording.read(KEPT.resolve("run.csv"));
        Document picture = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Drawing.svg(recording).getBytes(StandardCharsets.UTF_8)));
        assertThat(picture.getDocumentElement().getTextContent())
                .contains("queue", "production", "requested", "registered", "produced", "stored")
                .contains(recording.marks().stream().map(Mark::what).toList());
    }
}
