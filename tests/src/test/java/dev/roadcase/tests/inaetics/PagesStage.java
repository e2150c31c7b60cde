package dev.roadcase.tests.inaetics;

import dev.roadcase.tests.parts.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A demonstrator that runs, and a browser that shows its pages: all cases of a class share them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PagesStage {
    Demonstrator demonstrator;
    Chromium browser;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        demonstrator = new Demonstrator(folder);
        browser = Chromium.start();
    }

    @AfterAll
    void stop() {
        if (browser != null) {
            browser.close();
        }
        demonstrator.close();
    }

    /** Shows a page in a window of this size, in pixels, once the page has heard of the demonstrator. */
    void show(String page, int width, int height) {
        browser.open(demonstrator.page(page), width, height);
        browser.textOnce("#connection-words", "live"::equals);
    }
}
