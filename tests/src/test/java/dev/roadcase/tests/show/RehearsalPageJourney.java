package dev.roadcase.tests.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.bundler.rehearsal.Act;
import dev.roadcase.bundler.rehearsal.RehearsalFinding;
import dev.roadcase.bundler.rehearsal.Rehearsed;
import dev.roadcase.bundler.rehearsal.outside.CountedDeparture;
import dev.roadcase.bundler.rehearsal.outside.Departure;
import dev.roadcase.bundler.rehearsal.outside.LeavingProcess;
import dev.roadcase.bundler.rehearsal.page.RehearsalPage;
import dev.roadcase.bundler.rehearsal.page.Surroundings;
import dev.roadcase.tests.parts.Accessibility;
import dev.roadcase.tests.parts.Chromium;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of a rehearsal in a browser, as a boss gets it by mail: a file, and nothing beside it. */
class RehearsalPageJourney {
    private static final String HOSTILE =
            "<img src=\"http://127.0.0.1:1/x.png\"><script>document.title='stolen'</script>";

    @TempDir
    private Path folder;

    private Chromium browser;
    private Path page;

    @BeforeEach
    void write() {
        page = folder.resolve("rehearsal.html");
        new RehearsalPage(rehearsed(), surroundings()).write(page);
        browser = Chromium.start();
    }

    private static Rehearsed rehearsed() {
        Act up = new Act(
                "up",
                "From the bundle to the running demo",
                Duration.ofMillis(62_140),
                List.of("6 of 6 machines are ready", "The check holds: http://192.168.56.20:30080/"),
                List.of(),
                Optional.empty());
        Act step = new Act(
                "step roll-out",
                "Step 1 of 1: roll-out",
                Duration.ofSeconds(30),
                List.of("The presenter says: " + HOSTILE),
                List.of(new RehearsalFinding("nobody answers " + HOSTILE, "switch it on")),
                Optional.of(ExitCode.UPSTREAM));
        Departure departure = new Departure(
                "node-3",
                new LeavingProcess("default/web-x7k2p", "wget " + HOSTILE + "a".repeat(150)),
                "udp",
                "192.0.2.53",
                53,
                Optional.of("stats.example.com"));
        return new Rehearsed(
                "hello",
                "1.0.0",
                Instant.EPOCH,
                Duration.ofSeconds(215),
                List.of(up, step),
                List.of(new CountedDeparture(departure, 4)),
                Map.of());
    }

    private static Surroundings surroundings() {
        return new Surroundings("A page on every machine", Map.of("Bundle", "hello.bundle, sha256:" + "0".repeat(64)));
    }

    @AfterEach
    void stop() {
        browser.close();
    }

    private void open(int width, int height) {
        browser.open(page.toUri().toString(), width, height);
    }

    @Test
    void itSaysAtItsTopHowItWentAndAsksForNothingElse() {
        open(1280, 900);
        assertThat(browser.find(".verdict").getText())
                .isEqualTo("This demo cannot be shown like this: 1 of 2 acts failed, 1 process tried to leave."
                        + " The rehearsal took 3 min 35 s.");
        assertThat(texts("h2"))
                .isEqualTo(List.of("What was shown", "What would fail", "Who tried to leave", "Where and with what"));
        assertThat(texts("tbody td.time")).isEqualTo(List.of("1 min 2 s", "30.0 s"));
        assertThat(browser.find("main > ul").getText()).contains("nobody answers", "What to do: switch it on");
        assertThat(browser.evaluate("return document.title")).isEqualTo("Rehearsal of hello 1.0.0");
        assertThat(browser.all("img, script")).isEmpty();
        assertThat(browser.requests()).containsExactly(page.toUri().toString());
        assertThat(browser.complaints()).isEmpty();
    }

    private List<?> texts(String selector) {
        return (List<?>) browser.evaluate(
                "return [...document.querySelectorAll(arguments[0])].map(one => one.textContent)", selector);
    }

    @ParameterizedTest
    @CsvSource({"light, 1280", "dark, 1280", "light, 360", "dark, 360"})
    void everybodyCanReadItAtDayAndAtNightAlsoOnAPhone(String colours, int width) {
        browser.prefer(colours);
        open(width, 800);
        assertThat(Accessibility.violations(browser)).isEmpty();
        assertThat((Boolean) browser.evaluate("return document.documentElement.scrollWidth <= innerWidth"))
                .isTrue();
    }

    @Test
    void onPaperItIsBlackOnWhiteAndFitsItsSheet() {
        browser.prefer("dark");
        open(1280, 900);
        browser.print();
        assertThat(browser.evaluate("return matchMedia('print').matches")).isEqualTo(true);
        assertThat(browser.evaluate("return getComputedStyle(document.querySelector('.wrong')).color"))
                .isEqualTo("rgb(164, 14, 38)");
        browser.resize(794, 1123);
        assertThat(
                        (Boolean)
                                browser.evaluate(
                                        "return [...document.querySelectorAll('.wide')].every(one => one.scrollWidth <= one.clientWidth)"))
                .isTrue();
    }
}
