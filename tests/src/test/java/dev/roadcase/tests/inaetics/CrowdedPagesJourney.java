package dev.roadcase.tests.inaetics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.inaetics.registration.Kind;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.WebElement;

/** Pages with more machines, longer names and larger numbers than most shows have: all of it is to be seen. */
class CrowdedPagesJourney extends PagesStage {
    /** Writes down what is painted as text, and in which letters. */
    private static final String WRITE_DOWN = """
            window.painted = {};
            const fill = CanvasRenderingContext2D.prototype.fillText;
            CanvasRenderingContext2D.prototype.fillText = function (text, ...at) {
              painted[text] = this.font;
              return fill.call(this, text, ...at);
            };
            """;

    private static final String OUTSIDE = """
            const [whole, parts] = arguments;
            const outer = document.querySelector(whole).getBoundingClientRect();
            const isOutside = ({ left, top, right, bottom, width, height }) =>
              left < outer.left || top < outer.top || right > outer.right || bottom > outer.bottom || width < 4 || height < 4;
            return [...document.querySelectorAll(parts)]
              .filter(part => isOutside(part.getBoundingClientRect()))
              .map(part => part.className + " " + part.textContent);
            """;

    private Guests guests;

    @BeforeEach
    void nobody() {
        guests = new Guests(demonstrator);
    }

    @AfterEach
    void go() {
        guests.close();
    }

    private void come(int machines, int each) {
        for (int machine = 1; machine <= machines; machine++) {
            for (int pod = 1; pod <= each; pod++) {
                String name = "inaetics-processor-celix-controller-" + (10_000 + 100 * machine + pod);
                guests.with(Kind.PROCESSOR, name, "192.168.56." + (100 + machine), 200);
            }
        }
        guests.come();
    }

    private void untilThereAre(int containers) {
        demonstrator.until(
                "all are shown and nobody else",
                () -> browser.all("#machines .container.processor").size() == containers + 1);
    }

    /** What is not inside of something else, or not to be seen there. */
    private List<?> outside(String whole, String parts) {
        return (List<?>) browser.evaluate(OUTSIDE, whole, parts);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 4, 1920, 1080",
        "5, 6, 1920, 1080",
        "6, 8, 1920, 1080",
        "50, 3, 1920, 1080",
        "20, 2, 1280, 720",
        "5, 3, 1024, 768"
    })
    void aKioskHasRoomForEveryContainer(int machines, int each, int width, int height) {
        come(machines, each);
        show("/dashboard.html?kiosk", width, height);
        untilThereAre(machines * each);
        assertThat(outside(".machines", "#machines .container")).isEmpty();
        assertThat(outside(".station.processor", ".dot")).isEmpty();
        assertThat(browser.evaluate("const { scrollWidth, scrollHeight } = document.documentElement;"
                        + "return scrollWidth <= innerWidth && scrollHeight <= innerHeight"))
                .isEqualTo(true);
    }

    @ParameterizedTest
    @CsvSource({"/dashboard.html, 1440, 900", "/dashboard.html?kiosk, 1920, 1080"})
    void largeNumbersFitTheirPlaces(String page, int width, int height) {
        guests.with(Kind.PRODUCER, "producer-large", "192.168.56.101", 123_456).come();
        show(page, width, height);
        browser.textOnce("#produced", text -> text.startsWith("123,"));
        assertThat(outside(".pipe.producer", "#produced")).isEmpty();
    }

    private Map<?, ?> painted() {
        return (Map<?, ?>) browser.evaluate("return painted");
    }

    @Test
    void axesAreLabelledHoweverLargeTheNumbers() {
        guests.with(Kind.PRODUCER, "producer-large", "192.168.56.101", 60_000).come();
        show("/dashboard.html", 1440, 900);
        browser.evaluate(WRITE_DOWN);
        demonstrator.until("the axis is labelled", () -> painted().containsKey("50,000"));
    }

    @Test
    void aWindowThatBecomesAWholeScreenHasLargerLettersOnItsAxesToo() {
        show("/dashboard.html?kiosk", 1280, 720);
        browser.evaluate(WRITE_DOWN);
        demonstrator.until("axes are painted", () -> painted().containsKey("100"));
        String before = painted().get("100").toString();
        browser.resize(1920, 1080);
        demonstrator.until(
                "letters are larger", () -> !painted().get("100").toString().equals(before));
        assertThat(browser.all("#graph-queue canvas")).hasSize(1);
    }

    @Test
    void aKioskOfStatisticsHasAGraphForEachThatIsThere() {
        come(8, 5);
        show("/stats.html?kiosk", 1920, 1080);
        demonstrator.until(
                "all are there", () -> browser.all(".statistic canvas").size() > 50);
        guests.close();
        demonstrator.until(
                "they have gone", () -> browser.all(".statistic.gone").size() >= 40);
        show("/stats.html?kiosk", 1920, 1080);
        browser.once("aria-label", ".statistic [role=img]", text -> text.contains("now"));
        List<WebElement> pictures = browser.all(".statistic:not(.gone) .picture");
        assertThat(pictures).hasSizeGreaterThan(10).allMatch(picture -> picture.getSize().height > 60);
        assertThat(outside("body", ".statistic:not(.gone) .picture")).isEmpty();
        assertThat(browser.all(".statistic.gone")).isNotEmpty().noneMatch(WebElement::isDisplayed);
    }

    @Test
    void containersAreToldApartByTheEndsOfTheirNames() {
        come(5, 4);
        show("/dashboard.html?kiosk", 1280, 720);
        untilThereAre(20);
        List<WebElement> ends = browser.all("#machines .processor .name span:last-child");
        assertThat(ends.stream().map(WebElement::getText))
                .contains("-10101", "-10504")
                .doesNotHaveDuplicates();
        assertThat(ends).allMatch(end -> end.getSize().width > 10);
    }

    /** As on a laptop without a cluster. */
    @Test
    void aMachineByItselfHasRoomForWhatEachContainerTakes() {
        IntStream.rangeClosed(1, 10)
                .forEach(number -> guests.with(Kind.PROCESSOR, "processor-felix-1" + number, "127.0.0.1", 200));
        guests.come();
        show("/dashboard.html?kiosk", 1280, 720);
        untilThereAre(10);
        assertThat(outside(".machines", "#machines .container")).isEmpty();
        String hidden = "return [...document.querySelectorAll('#machines .memory')]"
                + ".filter(memory => getComputedStyle(memory).clipPath !== 'none').length";
        assertThat(browser.evaluate(hidden)).isEqualTo(0L);
    }

    @Test
    void onAPhoneSamplesGoAllTheWayFromOneStationToTheNext() {
        show("/dashboard.html", 360, 740);
        IntStream.of(0, 1, 2).forEach(at -> {
            WebElement pipe = browser.all(".pipe").get(at);
            WebElement way = browser.all(".pipe .way").get(at);
            assertThat(way.getRect().height).isEqualTo(pipe.getRect().height);
        });
    }
}
