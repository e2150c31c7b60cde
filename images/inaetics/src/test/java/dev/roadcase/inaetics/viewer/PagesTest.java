package dev.roadcase.inaetics.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.inaetics.http.Answer;
import dev.roadcase.inaetics.http.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PagesTest {
    private static final Path SOURCES = Path.of("src/main/resources/pages");

    /** What a page loads, or leads to: attributes of HTML, imports of JavaScript. */
    private static final Pattern REFERENCE = Pattern.compile("(?:href|src|from)[= ]\"([^\"#]+)\"");

    private final Pages pages = new Pages();

    private Answer get(String path) {
        try {
            return pages.answer(new Call("GET", path, "", new byte[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(SOURCES)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static Stream<String> references(Path source) {
        try {
            URI page = URI.create("/" + SOURCES.relativize(source));
            Matcher found = REFERENCE.matcher(Files.readString(source));
            return found.results().map(match -> page.resolve(match.group(1)).getPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whateverAPageRefersToIsThere() throws IOException {
        List<String> all =
                sources().stream().flatMap(PagesTest::references).distinct().toList();
        assertThat(all).hasSizeGreaterThan(20).anyMatch(path -> path.startsWith("/webjars/uplot/"));
        assertThat(all)
                .allSatisfy(path -> assertThat(get(path).status()).as(path).isEqualTo(200));
    }

    @Test
    void noPageNamesAnotherHostOrHasAScriptOrAStyleInIt() throws IOException {
        for (Path source : sources()) {
            String text = Files.readString(source).replace("http://www.w3.org/2000/svg", "");
            assertThat(text).as("%s", source).doesNotContain("http:", "https:", " style=", "<style", " onclick=");
            assertThat(text).as("%s", source).doesNotContainPattern("<script(?![^>]* src=)");
        }
    }

    @Test
    void browsersAreToldToTakeNothingFromElsewhere() {
        assertThat(get("/dashboard.html").headers())
                .containsEntry("Content-Type", "text/html; charset=utf-8")
                .containsEntry("Cache-Control", "no-cache")
                .containsEntry("X-Content-Type-Options", "nosniff")
                .hasEntrySatisfying(
                        "Content-Security-Policy",
                        policy -> assertThat(policy)
                                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                                .doesNotContain("unsafe", "*", ":"));
    }

    @Test
    void aLibrarysFilesAreKeptByBrowsersSinceTheirPathsHaveItsVersion() {
        assertThat(get("/webjars/uplot/1.6.30/dist/uPlot.esm.js").headers())
                .containsEntry("Content-Type", "text/javascript; charset=utf-8")
                .hasEntrySatisfying("Cache-Control", value -> assertThat(value).contains("immutable"));
    }

    @Test
    void nothingButPagesAndLibrariesIsGivenAway() {
        assertThat(get("/").headers()).containsEntry("Location", "/dashboard.html");
        for (String path : List.of(
                "/../pages/icon.svg",
                "/webjars/../../MANIFEST.MF",
                "/META-INF/MANIFEST.MF",
                "/script/",
                "/script",
                "/nothing.html")) {
            assertThat(get(path).status()).as(path).isEqualTo(404);
        }
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(new String(get("/nothing.html").body(), StandardCharsets.UTF_8))
                .isEqualTo("there is no page /nothing.html\n");
    }
}
