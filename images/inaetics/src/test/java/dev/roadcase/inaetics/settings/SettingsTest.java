package dev.roadcase.inaetics.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    private Path folder;

    @Test
    void pagesReadThemUnderTheirNames() {
        assertThat(Settings.read(Map.of("poll.interval", "0.5", "processors.max", "6"))
                        .json())
                .hasToString(
                        "{\"poll.interval\":0.5,\"queue.barrierLow\":10.0,\"queue.barrierHigh\":35.0,\"queue.slope1\":5.0,"
                                + "\"queue.slope2\":10.0,\"processors.max\":6,\"producers.max\":4}");
    }

    @Test
    void withoutAWordTheyAreAsDeployed() {
        Settings settings = Settings.read(Map.of());
        assertThat(settings.poll()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.barrierLow()).isEqualTo(10);
        assertThat(settings.barrierHigh()).isEqualTo(35);
        assertThat(settings.slope1()).isEqualTo(5);
        assertThat(settings.slope2()).isEqualTo(10);
        assertThat(settings.processorsMax()).isEqualTo(8);
        assertThat(settings.producersMax()).isEqualTo(4);
        assertThat(settings.processors())
                .containsExactly("inaetics-processor-controller", "inaetics-processor-celix-controller");
    }

    @Test
    void aConfigMapsFolderIsReadAsKubernetesMountsIt() throws IOException {
        Path data = Files.createDirectory(folder.resolve("..2026"));
        Files.writeString(data.resolve("processors.max"), "12\n");
        Files.createSymbolicLink(folder.resolve("..data"), data);
        Files.createSymbolicLink(folder.resolve("processors.max"), Path.of("..data/processors.max"));
        assertThat(new SettingsFolder(folder).read().processorsMax()).isEqualTo(12);
    }

    @Test
    void aFolderThatIsNotThereSetsNothing() throws IOException {
        assertThat(new SettingsFolder(folder.resolve("none")).read()).isEqualTo(Settings.DEPLOYED);
    }

    @Test
    void aControllerIsScaledAsOneKindAndOnce() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.read(Map.of("processor.names", "a b, a", "producer.names", "b")))
                .withMessageContaining("processor.names has the same name twice: a b a")
                .withMessageContaining("processor.names and producer.names have the same name");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        Map<String, String> wrong = Map.of(
                "poll.interval", "soon",
                "processors.max", "1.5",
                "queue.barrierLow", "50",
                "queue.slope3", "1",
                "producer.names", "a/../b");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.read(wrong))
                .withMessageContaining("poll.interval is not a number: soon")
                .withMessageContaining("processors.max is not a whole number")
                .withMessageContaining("queue.barrierLow is above queue.barrierHigh")
                .withMessageContaining("there is no setting queue.slope3")
                .withMessageContaining("producer.names has what is not a name: a/../b");
    }
}
