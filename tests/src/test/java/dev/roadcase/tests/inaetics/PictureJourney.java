package dev.roadcase.tests.inaetics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.tests.parts.Chromium;
import dev.roadcase.tests.parts.Shared;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * The picture in the README: the page while processors follow the queue. With {@code -Droadcase.pages=write} the demonstrator
 * runs for some minutes first, and the picture is written to where the README has it.
 */
@ResourceLock(Shared.PROCESSORS)
class PictureJourney {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 900;
    private static final int MOST_BYTES = 150 << 10;
    private static final Path KEPT = Path.of("../images/inaetics/doc/dashboard.png");
    private static final Path MADE = Path.of("target/dashboard.png");

    @Test
    void thePageIsPicturedAsTheReadmeShowsIt(@TempDir Path folder) throws IOException, InterruptedException {
        try (Demonstrator demonstrator = new Demonstrator(folder);
                Chromium browser = Chromium.start()) {
            browser.prefer("light").open(demonstrator.page("/dashboard.html"), WIDTH, HEIGHT);
            play(demonstrator);
            browser.once("aria-label", "#graph-rates [role=img]", text -> text.contains("now"));
            Object whole = browser.evaluate("return document.documentElement.scrollHeight");
            browser.resize(WIDTH, ((Long) whole).intValue());
            Files.createDirectories(MADE.getParent());
            Picture.read(browser.picture()).inFewerColours().write(MADE);
        }
        if (isWritten()) {
            Files.copy(MADE, KEPT, StandardCopyOption.REPLACE_EXISTING);
        }
        requirePicture(MADE);
        requirePicture(KEPT);
        assertThat(Files.size(KEPT)).isLessThanOrEqualTo(MOST_BYTES);
    }

    private static boolean isWritten() {
        return "write".equals(System.getProperty("roadcase.pages"));
    }

    /** Two producers at their top rate, until processors follow. */
    private static void play(Demonstrator demonstrator) throws IOException, InterruptedException {
        demonstrator.post("/coordinator/scaleProducer", "value=1");
        if (isWritten()) {
            goUpAndDown(demonstrator);
        }
        produce(demonstrator, 100);
        demonstrator.until("processors follow", () -> requested(demonstrator) > 2);
    }

    /** For graphs that show something. */
    private static void goUpAndDown(Demonstrator demonstrator) throws IOException, InterruptedException {
        demonstrator.set("poll.interval", "5");
        TimeUnit.SECONDS.sleep(30);
        produce(demonstrator, 100);
        TimeUnit.SECONDS.sleep(90);
        produce(demonstrator, 30);
        TimeUnit.SECONDS.sleep(90);
    }

    private static void produce(Demonstrator demonstrator, int percent) {
        demonstrator.post("/coordinator/utilisation", "value=" + percent);
    }

    private static int requested(Demonstrator demonstrator) {
        String processors =
                demonstrator.get("/coordinator/systemStats").path("processors").asText("0 / 0");
        return Integer.parseInt(processors.substring(processors.indexOf('/') + 2));
    }

    private static void requirePicture(Path file) throws IOException {
        Picture picture = Picture.read(Files.readAllBytes(file));
        assertThat(picture.width()).as("width of %s", file).isEqualTo(WIDTH);
        assertThat(picture.height()).as("height of %s", file).isBetween(700, 1400);
        assertThat(picture.colours()).as("colours of %s", file).isGreaterThan(100);
    }
}
