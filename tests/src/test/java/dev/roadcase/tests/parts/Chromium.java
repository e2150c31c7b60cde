package dev.roadcase.tests.parts;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A browser without a window, driven as a person would. Its programs are named, so that none is looked for or fetched. */
public final class Chromium implements AutoCloseable {
    private static final Duration MOST = Duration.ofMinutes(5);
    private static final Pattern REQUEST = Pattern.compile("\"request\":\\{.*?\"url\":\"([^\"]+)\"");

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts one that says what its pages ask for and complain about. */
    public static Chromium start() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions()
                .addArguments(
                        "--headless=new",
                        "--no-sandbox", // root runs the tests
                        "--disable-dev-shm-usage",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--no-first-run");
        options.setBinary(program("chromium"));
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver"))
                .withTimeout(MOST)
                .build();
        return new Chromium(new ChromeDriver(service, options));
    }

    private static File program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " cannot be run: tests/run installs it"))
                .toFile();
    }

    /** Shows a page in a window of this size, in pixels. */
    public Chromium open(String page, int width, int height) {
        resize(width, height);
        driver.get(page);
        return this;
    }

    /** Gives the window another size, in pixels. */
    public void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** From now on the system prefers these colours, {@code light} or {@code dark}, and motion. */
    public Chromium prefer(String colours) {
        return prefer(colours, "no-preference");
    }

    /** From now on the system prefers these colours, and as little motion as can be. */
    public Chromium preferStill(String colours) {
        return prefer(colours, "reduce");
    }

    private Chromium prefer(String colours, String motion) {
        List<Map<String, String>> features = List.of(
                Map.of("name", "prefers-color-scheme", "value", colours),
                Map.of("name", "prefers-reduced-motion", "value", motion));
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", features));
        return this;
    }

    /** From now on pages look as they would on paper. */
    public void print() {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
    }

    public void reload() {
        driver.navigate().refresh();
    }

    public String address() {
        return driver.getCurrentUrl();
    }

    public WebElement find(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    public List<WebElement> all(String selector) {
        return driver.findElements(By.cssSelector(selector));
    }

    /** What is to be seen in the window, without a scroll bar, as PNG. */
    public byte[] picture() {
        driver.executeCdpCommand("Emulation.setScrollbarsHidden", Map.of("hidden", true));
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** The element that has the focus. */
    public WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** What a script in the page returns. */
    public Object evaluate(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** What a script in the page calls its last argument with. */
    public Object await(String script) {
        driver.manage().timeouts().scriptTimeout(MOST);
        return driver.executeAsyncScript(script);
    }

    /** The text of an element, once it is as it should be. */
    public String textOnce(String selector, Predicate<String> expected) {
        return once("textContent", selector, expected);
    }

    /** A property or an attribute of an element, once it is as it should be. */
    public String once(String name, String selector, Predicate<String> expected) {
        long start = System.nanoTime();
        while (true) {
            String value = value(name, selector);
            if (expected.test(value)) {
                return value;
            }
            if (System.nanoTime() - start > MOST.toNanos()) {
                throw new AssertionError(selector + " stays at: " + value + "\n" + complaints());
            }
            pause();
        }
    }

    /** As it is at one moment: a page that paints itself anew may put another element into its place. */
    private String value(String name, String selector) {
        String script = "const one = document.querySelector(arguments[0]);"
                + " return one ? String(one[arguments[1]] ?? one.getAttribute(arguments[1])) : 'none';";
        return (String) evaluate(script, selector, name);
    }

    /** What pages have complained about since this was asked last: errors of scripts, of the policy, of what is missing. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The addresses that pages have asked for since this was asked last. */
    public List<String> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .map(REQUEST::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .toList();
    }

    @Override
    public void close() {
        driver.quit();
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
