package dev.roadcase.tests.registry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.registry.Pushers;
import dev.roadcase.agent.registry.Serving;
import dev.roadcase.agent.registry.http.ListenAddress;
import dev.roadcase.agent.registry.overlay.Pushing;
import dev.roadcase.tests.parts.Accessibility;
import dev.roadcase.tests.parts.Chromium;
import dev.roadcase.tests.parts.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;

/** The status page in a browser, while a real client pulls and pushes. */
class StatusPageJourney {
    private static final String MACHINE = """
            {"name":"%1$s","role":"node","bundle":"sha256:%2$s","phase":"%3$s","step":"%4$s","images":2,"imagesWanted":4,\
            "files":3,"bytes":1000}""";

    @TempDir
    private Path folder;

    private ServedBundle served;
    private Chromium browser;

    @BeforeEach
    void serve() throws IOException {
        Path nodes = Files.createDirectories(folder.resolve("state/nodes"));
        machine(nodes, "node-1", "ready", "");
        machine(nodes, "node-2", "provisioning", "loading <b>api</b>");
        machine(nodes, "node-10", "failed", "the disk is full");
        Serving serving = new Serving(
                new ListenAddress("127.0.0.1", 0),
                Optional.empty(),
                Optional.of(folder.resolve("state")),
                Set.of("node-3"),
                Pushing.to(folder.resolve("overlay")),
                Pushers.NEAR);
        served = ServedBundle.as(serving, folder);
        browser = Chromium.start();
    }

    private static void machine(Path nodes, String name, String phase, String step) throws IOException {
        Files.writeString(nodes.resolve(name + ".json"), MACHINE.formatted(name, "0".repeat(64), phase, step));
    }

    @AfterEach
    void stop() {
        browser.close();
        served.close();
    }

    private String host() {
        return served.host();
    }

    private void open(int width, int height) {
        browser.open("http://" + host() + "/", width, height);
    }

    private List<?> texts(String selector) {
        return (List<?>) browser.evaluate(
                "return [...document.querySelectorAll(arguments[0])].map(one => one.textContent)", selector);
    }

    @Test
    void machinesFillUpAndDeliveriesAppearWithoutAReload() throws IOException {
        open(1920, 1080);
        browser.textOnce("#name", text -> !text.equals("Roadcase"));
        browser.textOnce("#summary", text -> text.equals("1 of 4 machines are ready. Failed: node-10"));
        assertThat(texts(".card .machine")).isEqualTo(List.of("node-1", "node-2", "node-3", "node-10"));
        assertThat(texts(".card .phase")).isEqualTo(List.of("ready", "filling up", "not heard of yet", "failed"));
        assertThat(texts(".card .step")).isEqualTo(List.of("", "loading <b>api</b>", "", "the disk is full"));
        copy("docker://" + host() + "/acme/api:2.3", "dir:" + folder.resolve("pulled"));
        browser.textOnce("#deliveries .rows li:first-child .image", text -> text.equals("acme/api:2.3"));
        assertThat(texts("#pushed .rows li")).isEqualTo(List.of());
        copy("dir:" + folder.resolve("pulled"), "docker://" + host() + "/acme/api:2.4");
        browser.textOnce("#pushed .rows .image", text -> text.equals("quay.io/acme/api:2.4"));
        browser.textOnce("#deliveries .rows [data-way=push] .image", text -> text.equals("acme/api:2.4"));
        assertThat(browser.requests()).allSatisfy(address -> assertThat(address).startsWith("http://" + host() + "/"));
        assertThat(browser.complaints()).isEmpty();
    }

    private static void copy(String from, String to) {
        Program.run("skopeo", "copy", "--quiet", "--src-tls-verify=false", "--dest-tls-verify=false", from, to);
    }

    @Test
    void aServerThatIsGoneIsSaid() {
        open(1280, 800);
        browser.textOnce("#summary", text -> text.startsWith("1 of 4"));
        served.close();
        browser.textOnce("#alarm", text -> text.startsWith("The server does not answer since"));
    }

    @ParameterizedTest
    @CsvSource({"light, 1920, 1080", "dark, 1920, 1080", "light, 360, 740"})
    void everybodyCanReadIt(String colours, int width, int height) throws IOException {
        browser.prefer(colours);
        open(width, height);
        browser.textOnce("#summary", text -> text.startsWith("1 of 4"));
        assertThat(Accessibility.violations(browser)).isEmpty();
        assertThat(browser.evaluate("return document.documentElement.scrollWidth <= innerWidth"))
                .isEqualTo(true);
        Path picture = Path.of("target", "pictures", "status-" + colours + "-" + width + ".png");
        Files.createDirectories(picture.getParent());
        Files.write(picture, browser.picture());
        browser.find("body").sendKeys(Keys.TAB);
        assertThat(browser.focused().getText()).isEqualTo("To the machines");
    }

    /** Five metres from a screen of 24 inches, letters of a 60th of its height can be read. */
    @Test
    void lettersAreLargeOnALargeScreen() {
        open(1920, 1080);
        browser.textOnce("#summary", text -> text.startsWith("1 of 4"));
        for (String selector : List.of("#name", "#summary", ".card h3", ".card .phase", "#deliveries h2")) {
            double size = ((Number) browser.evaluate(
                            "return parseFloat(getComputedStyle(document.querySelector(arguments[0])).fontSize)",
                            selector))
                    .doubleValue();
            assertThat(size).as(selector).isGreaterThanOrEqualTo(1080.0 / 60);
        }
    }
}
