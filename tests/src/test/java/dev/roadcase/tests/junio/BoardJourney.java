package dev.roadcase.tests.junio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.junio.board.Board;
import dev.roadcase.junio.board.Scene;
import dev.roadcase.junio.board.Visit;
import dev.roadcase.junio.kubernetes.Pod;
import dev.roadcase.tests.parts.Accessibility;
import dev.roadcase.tests.parts.Chromium;
import dev.roadcase.tests.parts.FreePort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.Keys;

/** The page for the audience, in a browser, fed with scenes that a test makes up. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardJourney {
    private static final int PORT = FreePort.find();
    private static final Duration HANDED_ON = Duration.ofSeconds(10);
    private static final String PAGE = "http://127.0.0.1:" + PORT + "/";

    private Scene scene;
    private Board board;
    private Chromium browser;

    @BeforeAll
    void start() {
        browser = Chromium.start();
    }

    @AfterAll
    void stop() {
        browser.close();
        board.close();
    }

    /** A show at its start, on a page that has heard of it. */
    @BeforeEach
    void open() throws IOException {
        if (board != null) {
            board.close();
        }
        scene = new Scene("1.0.0", "1.0.1");
        board = serve(scene);
        scene.pods(pods(Pod.State.READY, 3, 0));
        scene.chosen(Optional.of("1.0.0"));
        browser.prefer("light");
        show(1920, 1080);
        browser.evaluate("localStorage.clear(); delete document.documentElement.dataset.theme");
    }

    /**
     * At the same port as the one before. Where another test starts a process in the moment of its end, that process has the
     * socket until it runs its own program, and the port is taken so long.
     */
    private static Board serve(Scene scene) throws IOException {
        long end = System.nanoTime() + HANDED_ON.toNanos();
        while (true) {
            try {
                return Board.show(PORT, scene, line -> {});
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }

    private void show(int width, int height) {
        browser.open(PAGE, width, height);
        browser.textOnce("#connection-words", "live"::equals);
    }

    private static List<Pod> pods(Pod.State greens, int blue, int green) {
        List<Pod> pods = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            pods.add(new Pod("web-1-0-0-w" + i, "web", "1.0.0", Pod.State.READY, "node-" + i));
        }
        for (int i = 0; i < blue; i++) {
            pods.add(new Pod("date-1-0-0-x7k2" + i, "date", "1.0.0", Pod.State.READY, "node-" + (1 + i)));
        }
        for (int i = 0; i < green; i++) {
            pods.add(
                    new Pod("date-1-0-1-p9q4" + i, "date", "1.0.1", greens, greens == Pod.State.READY ? "node-3" : ""));
        }
        return pods;
    }

    private void visit(int count, String version) {
        for (int i = 0; i < count; i++) {
            String dashed = version.replace('.', '-');
            scene.visited(new Visit(
                    true,
                    version,
                    "date-" + dashed + "-x7k20",
                    "web-1-0-0-w0 1.0.0:\n20260608 - date-" + dashed + "-x7k20 " + version
                            + "\n23:27:00 - time-1-0-0-abcde 1.0.0\n"));
        }
    }

    private String text(String selector) {
        return browser.find(selector).getText();
    }

    @Test
    void aVisitorSeesTheSwitchWithoutAReload() {
        visit(1234, "1.0.0");
        browser.textOnce("#asked", "1,234"::equals);
        assertThat(text("#score")).endsWith("0 failed\nof 1,234 requests, ten a second");
        browser.once("aria-label", "#arrow", "Requests go to blue, version 1.0.0"::equals);
        assertThat(browser.all("#blue .pod[data-state=ready]")).hasSize(3);
        assertThat(text("#green .pods")).isEqualTo("no pods");
        scene.pods(pods(Pod.State.STARTING, 3, 3));
        browser.textOnce("#green .pods", pods -> pods.contains("p9q42starting"));
        scene.pods(pods(Pod.State.READY, 3, 3));
        scene.chosen(Optional.of("1.0.1"));
        visit(20, "1.0.1");
        browser.once("aria-label", "#arrow", "Requests go to green, version 1.0.1"::equals);
        browser.textOnce("#announcement", "Requests go to green, version 1.0.1."::equals);
        browser.textOnce("#ticks-words", "The last 60 answers: 40 blue, 20 green"::equals);
        assertThat(text("#green .chosen-words")).isEqualTo("all requests go here");
        assertThat(text("#blue .chosen-words")).isEqualTo("no requests");
        assertThat(text("#latest")).contains("date-1-0-1-x7k20 1.0.1");
        assertThat(browser.all(".tick.green")).hasSize(20);
    }

    @Test
    void theArrowMovesAndStandsForThoseWhoDoNotWantIt() {
        String angle = "return getComputedStyle(document.querySelector('.arrow svg')).transitionDuration";
        assertThat(browser.evaluate(angle)).isEqualTo("0.5s");
        browser.preferStill("light");
        assertThat(browser.evaluate(angle)).isEqualTo("0s");
        double before = tip();
        scene.chosen(Optional.of("1.0.1"));
        browser.once("aria-label", "#arrow", label -> label.contains("green"));
        assertThat(tip()).isGreaterThan(before + 50);
    }

    /** How far down the arrow's head is. */
    private double tip() {
        return ((Number) browser.evaluate("return document.querySelector('.arrow .head').getBoundingClientRect().top"))
                .doubleValue();
    }

    @Test
    void aFailureIsSeenAndSaid() {
        visit(10, "1.0.0");
        scene.visited(new Visit(false, "", "", "get http://web: Connection refused"));
        browser.textOnce("#failed", "1"::equals);
        browser.textOnce("#announcement", "A request has failed."::equals);
        assertThat(browser.all(".tick.failed")).hasSize(1);
        browser.once("className", "#score", name -> true);
        assertThat(browser.find("#score").getAttribute("data-state")).isEqualTo("bad");
    }

    @Test
    void beforeTheShowThereIsNothingToCount() {
        scene.pods(List.of());
        scene.chosen(Optional.empty());
        browser.once("aria-label", "#arrow", "Requests go nowhere yet"::equals);
        browser.textOnce("#web", "not there yet"::equals);
        assertThat(text("#score .figure")).isEqualTo("– failed");
        assertThat(browser.evaluate("return document.querySelector('#latest').textContent"))
                .isEqualTo("–");
    }

    @Test
    void whatDoesNotWorkIsSaid() {
        scene.trouble("Kubernetes does not answer.");
        browser.textOnce("#troubles", "Kubernetes does not answer."::equals);
        scene.noTrouble("Kubernetes does not answer.");
        browser.textOnce("#troubles", ""::equals);
    }

    @Test
    void whereTheServerIsKilledThePageGoesOnWithoutAReload() throws IOException {
        visit(5, "1.0.0");
        board.close();
        browser.textOnce("#connection-words", words -> words.matches("no answer for [0-9]+ s"));
        board = serve(scene);
        browser.textOnce("#connection-words", "live"::equals);
        browser.textOnce("#announcement", "The page hears again."::equals);
    }

    @Test
    void lightAndDarkAreAsTheSystemHasThemUntilTheSwitchSaysOtherwise() {
        assertThat(isDark()).isFalse();
        browser.prefer("dark");
        assertThat(isDark()).isTrue();
        browser.find("body").sendKeys(Keys.TAB, Keys.TAB);
        assertThat(browser.focused().getAttribute("id")).isEqualTo("theme");
        browser.focused().sendKeys(Keys.ENTER);
        assertThat(isDark()).isFalse();
        browser.reload();
        assertThat(isDark()).isFalse();
    }

    private boolean isDark() {
        Object ground = browser.evaluate("return getComputedStyle(document.body).backgroundColor");
        return Integer.parseInt(ground.toString().replaceAll("^rgb\\((\\d+),.*", "$1")) < 100;
    }

    @Test
    void nothingIsAskedOfAnybodyElseAndNothingIsComplainedAbout() {
        browser.complaints();
        browser.requests();
        show(1920, 1080);
        assertThat(browser.requests()).hasSizeGreaterThan(8).allMatch(address -> address.startsWith(PAGE));
        assertThat(browser.complaints()).isEmpty();
    }

    /** From five metres: the score and the versions are an inch high on a screen of a metre. */
    @Test
    void everythingFitsOnOneScreenAndIsLargeAndAPhoneScrollsInOneDirection() {
        scene.pods(pods(Pod.State.READY, 3, 3));
        visit(60, "1.0.0");
        browser.textOnce("#asked", "60"::equals);
        assertThat(browser.evaluate("return document.documentElement.scrollHeight <= innerHeight"))
                .isEqualTo(true);
        assertThat(pixels("#score .figure")).isGreaterThan(60);
        assertThat(pixels("#blue h3")).isGreaterThan(32);
        show(360, 740);
        assertThat(browser.evaluate("return document.documentElement.scrollWidth"))
                .isEqualTo(360L);
    }

    private double pixels(String selector) {
        Object size =
                browser.evaluate("return getComputedStyle(document.querySelector(arguments[0])).fontSize", selector);
        return Double.parseDouble(size.toString().replace("px", ""));
    }

    @Test
    void thePageIsForEverybody() throws IOException {
        scene.pods(pods(Pod.State.STARTING, 3, 3));
        visit(40, "1.0.0");
        visit(19, "1.0.1");
        scene.visited(new Visit(false, "", "", "no answer"));
        for (String colours : List.of("light", "dark")) {
            browser.prefer(colours);
            show(1920, 1080);
            browser.textOnce("#asked", "60"::equals);
            assertThat(Accessibility.violations(browser)).as(colours).isEmpty();
            keep(colours);
        }
        show(360, 740);
        browser.textOnce("#asked", "60"::equals);
        assertThat(Accessibility.violations(browser)).as("on a phone").isEmpty();
        keep("phone");
    }

    /** For who wants to look at it. */
    private void keep(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target/junio"));
        Files.write(folder.resolve("board-" + name + ".png"), browser.picture());
    }
}
