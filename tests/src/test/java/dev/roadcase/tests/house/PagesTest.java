package dev.roadcase.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages: a reader finds each of them, and every link on the way leads somewhere. */
class PagesTest {
    private static final String FIRST = "README.md";
    private static final int MOST_LINES = 150;

    @TestFactory
    Stream<DynamicTest> everyLinkLeadsSomewhere() throws IOException {
        return Checkout.pages().stream().map(page -> DynamicTest.dynamicTest(page, () -> requireLeading(page)));
    }

    private static void requireLeading(String file) {
        MarkdownPage page = MarkdownPage.read(file);
        assertThat(page.links()).allMatch(page::leads);
    }

    /** A class is named by its path in its module, {@code remote/Retries}. */
    @TestFactory
    Stream<DynamicTest> theClassesThatAPageNamesAreThere() throws IOException {
        return Checkout.pages().stream()
                .map(page -> DynamicTest.dynamicTest(
                        page,
                        () -> assertThat(MarkdownPage.read(page).classes()).allMatch(PagesTest::isThere)));
    }

    private static boolean isThere(String path) {
        return Stream.of("agent", "bundler")
                .map(module -> module + "/src/main/java/dev/roadcase/" + module + "/" + path + ".java")
                .anyMatch(file -> Files.exists(Checkout.TOP.resolve(file)));
    }

    @Test
    void theFirstPageIsReadInTenMinutes() {
        assertThat(Checkout.text(FIRST).lines().count()).isLessThanOrEqualTo(MOST_LINES);
    }

    @Test
    void theFirstPageListsItsSections() {
        MarkdownPage page = MarkdownPage.read(FIRST);
        List<String> sections = page.headings().stream()
                .skip(1)
                .map(heading -> "#" + MarkdownPage.anchor(heading))
                .toList();
        assertThat(sections).hasSizeGreaterThan(3);
        assertThat(page.links()).containsAll(sections);
    }

    @Test
    void everyFolderAtTheTopHasAPage() throws IOException {
        try (Stream<Path> files = Files.list(Checkout.TOP)) {
            assertThat(files.filter(Files::isDirectory)
                            .map(folder -> folder.getFileName().toString())
                            .filter(name -> !name.startsWith(".") && !name.equals("target")))
                    .hasSizeGreaterThan(4)
                    .allSatisfy(name -> assertThat(MarkdownPage.read(FIRST).links())
                            .as("the first page's links")
                            .contains(name + "/README.md"));
        }
    }

    /** By its name, without the number that a suite begins with. */
    @ParameterizedTest
    @CsvSource({"tests/suites, tests", "cloud-config, cloud-config", "images, images"})
    void whatLiesInAFolderStandsInATableOfItsPage(String folder, String page) throws IOException {
        String text = Checkout.text(page + "/README.md");
        try (Stream<Path> files = Files.list(Checkout.TOP.resolve(folder))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> !name.endsWith(".md") && !name.equals("target"))
                            .map(name -> name.replaceFirst("^[0-9]+-", "")))
                    .isNotEmpty()
                    .allMatch(name -> Pattern.compile("(?m)^\\|.*[`\\[]" + Pattern.quote(name) + "[`\\]].*\\|")
                            .matcher(text)
                            .find());
        }
    }

    @Test
    void everyPageIsReachedFromTheFirst() throws IOException {
        Set<String> pages = Checkout.pages();
        Set<String> reached = new TreeSet<>(Set.of(FIRST));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            MarkdownPage page = MarkdownPage.read(open.remove());
            page.links().stream()
                    .map(page::target)
                    .filter(pages::contains)
                    .filter(reached::add)
                    .forEach(open::add);
        }
        assertThat(reached).isEqualTo(pages);
    }
}
