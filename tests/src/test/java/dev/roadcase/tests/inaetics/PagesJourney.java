package dev.roadcase.tests.inaetics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.tests.parts.Accessibility;
import dev.roadcase.tests.parts.Shared;
import java.io.IOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The pages of a demonstrator that runs, in a browser, with a person's means: eyes, keys, a pointer. */
@ResourceLock(Shared.PROCESSORS)
class PagesJourney extends PagesStage {
    private static final Pattern HIGHEST = Pattern.compile("produced now [0-9,]+, lowest [0-9,]+, highest ([0-9,]+)");
    private static final String RATES = "#graph-rates [role=img]";

    /** As at the start, whatever another test has done, and on a page that has heard of it. */
    @BeforeEach
    void open() {
        demonstrator.post("/coordinator/utilisation", "value=5");
        browser.prefer("light");
        show("/dashboard.html", 1920, 1080);
        browser.evaluate("localStorage.clear(); delete document.documentElement.dataset.theme");
    }

    private int coordinator(String name) {
        return demonstrator.get("/coordinator/systemStats").path(name).asInt(-1);
    }

    private int highestRate() {
        Matcher highest = HIGHEST.matcher(browser.once("aria-label", RATES, text -> text.contains("highest")));
        assertThat(highest.find()).isTrue();
        return Integer.parseInt(highest.group(1).replace(",", ""));
    }

    private void produceALot() {
        demonstrator.post("/coordinator/utilisation", "value=100");
        demonstrator.until("much is produced", () -> highestRate() > 500);
    }

    @Test
    void theDashboardShowsWhatTheDemonstratorDoes() {
        browser.textOnce("#producers", "1"::equals);
        browser.textOnce("#rate", "5 %"::equals);
        browser.textOnce("#registered", "1"::equals);
        browser.textOnce("#requested", "1"::equals);
        browser.textOnce("#produced", text -> text.matches("[1-9][0-9]*"));
        browser.textOnce("#storing", text -> text.matches("[1-9][0-9]*"));
        browser.textOnce("#decisions li:first-child", text -> text.contains("queue at"));
        browser.textOnce("#books", text -> text.startsWith("Every sample is accounted for"));
        demonstrator.until(
                "there is one dot", () -> browser.all(".dot[data-state=there]").size() == 1);
    }

    @Test
    void whereEachContainerRunsIsShownWithWhatItTakes() {
        demonstrator.until("all are shown", () -> {
            JsonNode machine = demonstrator.answer("/coordinator/clusterInfo").path(0);
            List<String> containers = machine.path("containerList").findValuesAsText("name");
            return texts(".machine h3").equals(List.of(machine.path("ipAddress").asText()))
                    && !containers.isEmpty()
                    && containers.stream().allMatch(this::isShown);
        });
        demonstrator.until(
                "a container says what it takes",
                () -> texts(".container").stream()
                        .anyMatch(text -> text.matches("(?s).*[0-9.]+ % CPU\\s+[1-9][0-9]+ MiB.*")));
    }

    private List<String> texts(String selector) {
        return evaluated("return [...document.querySelectorAll(arguments[0])].map(one => one.innerText)", selector);
    }

    private boolean isShown(String container) {
        String title = ".container [title='" + container + "']";
        return evaluated(
                        "return [...document.querySelectorAll(arguments[0])].map(one => String(one.checkVisibility()))",
                        title)
                .equals(List.of("true"));
    }

    private List<String> evaluated(String script, String argument) {
        return ((List<?>) browser.evaluate(script, argument))
                .stream().map(String::valueOf).toList();
    }

    @Test
    void graphsArePaintedAndSayWhatTheyShow() {
        assertThat(browser.all(".graphs [role=img]")).hasSize(4);
        browser.once(
                "aria-label",
                "#graph-queue [role=img]",
                text -> text.matches(
                        "Queue, last five minutes: level now [0-9]+ %, lowest [0-9]+ %, highest [0-9]+ %; high 35 %; low 10 %"));
        String painted = """
                const canvas = document.querySelector("#graph-processors canvas");
                const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
                return pixels.some((value, i) => i % 4 === 1 && value > 100 && pixels[i - 1] < 20);
                """;
        demonstrator.until("green is painted", () -> browser.evaluate(painted).equals(true));
    }

    @Test
    void theSliderIsMovedByKeysInStepsOfFive() {
        WebElement slider = browser.find("#rate-slider");
        slider.sendKeys(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
        demonstrator.until("the rate is 15 %", () -> coordinator("productionRate") == 15);
        slider.sendKeys(Keys.HOME);
        demonstrator.until("the rate is 0 %", () -> coordinator("productionRate") == 0);
        slider.sendKeys(Keys.END, Keys.ARROW_LEFT);
        demonstrator.until("the rate is 95 %", () -> coordinator("productionRate") == 95);
        assertThat(slider.getDomAttribute("aria-valuetext")).isEqualTo("95 percent");
        browser.textOnce("#rate", "95 %"::equals);
    }

    @Test
    void theSliderFollowsWhatSomebodyElseSets() {
        demonstrator.post("/coordinator/utilisation", "value=40");
        browser.textOnce("#rate-wanted", "40 %"::equals);
        assertThat(browser.find("#rate-slider").getDomProperty("value")).isEqualTo("40");
    }

    @Test
    void producersComeAndGoAtAButton() {
        browser.find("#more-producers").click();
        demonstrator.until("there are two", () -> coordinator("producers") == 2);
        browser.textOnce("#producers", "2"::equals);
        browser.find("#fewer-producers").sendKeys(Keys.ENTER);
        demonstrator.until("there is one", () -> coordinator("producers") == 1);
        browser.textOnce("#producers", "1"::equals);
    }

    @Test
    void aResetAsksFirst() {
        demonstrator.post("/coordinator/utilisation", "value=30");
        browser.textOnce("#rate", "30 %"::equals);
        browser.find("#reset").click();
        assertThat(browser.focused().getText()).isEqualTo("Cancel");
        assertThat(Accessibility.violations(browser)).isEmpty();
        browser.focused().sendKeys(Keys.ESCAPE);
        assertThat(browser.find("#reset-question").isDisplayed()).isFalse();
        browser.find("#reset").click();
        browser.focused().sendKeys(Keys.ENTER);
        assertThat(demonstrator
                        .answer("/coordinator/systemStats")
                        .path("productionRate")
                        .asInt())
                .isEqualTo(30);
        browser.find("#reset").click();
        browser.find("#reset-question .strong").click();
        demonstrator.until("it is as at the start", () -> coordinator("productionRate") == 5);
        demonstrator.until(
                "the reset is over",
                () -> !demonstrator
                        .get("/coordinator/systemStats")
                        .path("resetting")
                        .asBoolean(true));
    }

    private boolean isDark() {
        Object ground = browser.evaluate("return getComputedStyle(document.body).backgroundColor");
        return Integer.parseInt(ground.toString().replaceAll("^rgb\\((\\d+),.*", "$1")) < 100;
    }

    @Test
    void lightAndDarkAreAsTheSystemHasThemUntilTheSwitchSaysOtherwise() {
        assertThat(isDark()).isFalse();
        browser.prefer("dark");
        assertThat(isDark()).isTrue();
        browser.find("#theme").click();
        assertThat(isDark()).isFalse();
        browser.reload();
        assertThat(isDark()).isFalse();
        browser.find("#theme").click();
        show("/stats.html", 1920, 1080);
        browser.prefer("light");
        assertThat(isDark()).isTrue();
    }

    @Test
    void nothingMovesForThoseWhoDoNotWantIt() {
        String moves = "return document.getAnimations().some(one => one.playbackRate > 0)";
        demonstrator.until("dots move", () -> browser.evaluate(moves).equals(true));
        browser.preferStill("light");
        demonstrator.until("dots stand", () -> browser.evaluate(moves).equals(false));
    }

    @Test
    void aKioskShowsEverythingOnOneScreenAndNothingToClick() {
        show("/dashboard.html?kiosk", 1920, 1080);
        assertThat(browser.all("button, input, a[href]")).noneMatch(WebElement::isDisplayed);
        assertThat(browser.evaluate("return getComputedStyle(document.body).cursor"))
                .isEqualTo("none");
        assertThat(browser.evaluate("return document.documentElement.scrollHeight <= innerHeight"))
                .isEqualTo(true);
        List<WebElement> parts = browser.all("main > section, main > p");
        assertThat(parts)
                .hasSize(5)
                .allSatisfy(part -> assertThat(
                                part.getRect().getY() + part.getRect().getHeight())
                        .isLessThanOrEqualTo(1080));
        browser.find("body").sendKeys(Keys.ESCAPE);
        browser.once("className", "html", name -> !name.contains("kiosk"));
        assertThat(browser.address()).isEqualTo(demonstrator.page("/dashboard.html"));
    }

    @Test
    void aPhoneScrollsInOneDirectionOnly() {
        for (String page : List.of("/dashboard.html", "/stats.html", "/dashboard.html?kiosk")) {
            show(page, 360, 740);
            assertThat(browser.evaluate("return document.documentElement.scrollWidth"))
                    .as(page)
                    .isEqualTo(360L);
        }
    }

    @Test
    void theStatisticsPageHasAGraphForEveryNumber() {
        show("/stats.html", 1920, 1080);
        int series = demonstrator.get("/coordinator/statistics?points=1").size();
        demonstrator.until(
                "all are drawn", () -> browser.all(".statistic canvas").size() >= series);
        browser.textOnce(".statistic figcaption", text -> text.matches("[A-Z].*[0-9].*"));
    }

    @Test
    void statisticsAreCalledByWhatTheyAreAboutWhateverTheirName() {
        String words = """
                const done = arguments[arguments.length - 1];
                const names = ["producer-inaetics-producer-controller-x1", "data-store", "inaetics-", "-"];
                import("/script/words.js")
                  .then(words => done(names.map(words.statisticName).join()))
                  .catch(error => done(String(error)));
                """;
        assertThat(browser.await(words)).isEqualTo("Producer x1,Data store,Inaetics-,-");
    }

    @Test
    void aLevelHasADecimalPlaceOnlyWhereThatTellsSomething() {
        String words = """
                const done = arguments[arguments.length - 1];
                const levels = [undefined, 0, 0.04, 0.05, 9.94, 9.96, 99.6, 100];
                import("/script/words.js")
                  .then(words => done(levels.map(words.level).join()))
                  .catch(error => done(String(error)));
                """;
        assertThat(browser.await(words)).isEqualTo("–,0,0,0.1,9.9,10,100,100");
    }

    @Test
    void whatCouldNotBeDoneIsSeen() throws IOException {
        demonstrator.set("producer.names", "nobody");
        WebElement announcement = browser.find("#announcement");
        assertThat(announcement.getSize().height).isLessThan(5);
        browser.find("#more-producers").click();
        browser.textOnce("#announcement", "The number of producers could not be changed."::equals);
        assertThat(announcement.getSize().height).isGreaterThan(20);
        demonstrator.set("producer.names", "inaetics-producer-controller");
        demonstrator.until("it has been read", () -> announcement.getSize().height < 5);
    }

    @Test
    void nothingIsAskedOfAnybodyElseAndNothingIsComplainedAbout() {
        browser.complaints();
        browser.requests();
        show("/stats.html", 1920, 1080);
        browser.once("aria-label", ".statistic [role=img]", text -> text.contains("now"));
        show("/dashboard.html", 1920, 1080);
        browser.once("aria-label", RATES, text -> text.contains("now"));
        String own = demonstrator.page("/");
        assertThat(browser.requests()).hasSizeGreaterThan(30).allMatch(address -> address.startsWith(own));
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void thePagesAreForEverybody() {
        for (String colours : List.of("light", "dark")) {
            browser.prefer(colours);
            for (String page : List.of("/dashboard.html", "/dashboard.html?kiosk", "/stats.html")) {
                show(page, 1920, 1080);
                assertThat(Accessibility.violations(browser))
                        .as(colours + " " + page)
                        .isEmpty();
            }
        }
        show("/dashboard.html", 360, 740);
        assertThat(Accessibility.violations(browser)).as("on a phone").isEmpty();
    }

    @Test
    void theLastMinutesOutliveAReload() {
        produceALot();
        int before = highestRate();
        browser.reload();
        assertThat(highestRate()).isGreaterThanOrEqualTo(before);
    }

    /** The second viewer has never heard of the peak that the page goes on to show. */
    @Test
    void whereTheViewerIsKilledGraphsGoOnWithoutAReload() throws IOException {
        produceALot();
        int before = highestRate();
        demonstrator.viewer.destroyForcibly();
        browser.textOnce("#connection-words", text -> text.matches("no answer for [0-9]+ s"));
        demonstrator.startViewerAgain();
        browser.textOnce("#connection-words", "live"::equals);
        browser.once("aria-label", RATES, text -> text.matches(".*produced now (4|5)[0-9], .*"));
        assertThat(highestRate()).isGreaterThanOrEqualTo(before);
        browser.textOnce("#announcement", "The demonstrator answers."::equals);
    }
}
