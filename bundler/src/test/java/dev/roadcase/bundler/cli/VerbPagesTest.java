package dev.roadcase.bundler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The first page has a row for each verb, and the page that the row links names all of the verb's flags. */
class VerbPagesTest {
    private static final Path TOP = Path.of("").toAbsolutePath().getParent();
    private static final Pattern ROW = Pattern.compile("(?m)^\\| \\[`bundle ([a-z]+)`\\]\\(([^)#]+)(?:#[^)]+)?\\) \\|");

    private final Map<String, String> pages = pages();

    private static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        Matcher row = ROW.matcher(text("README.md"));
        while (row.find()) {
            pages.put(row.group(1), row.group(2));
        }
        return pages;
    }

    private static String text(String file) {
        try {
            return Files.readString(TOP.resolve(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everyVerbHasItsRowAndEveryRowItsVerb() {
        assertThat(pages.keySet()).containsExactlyInAnyOrderElementsOf(BundleCommand.VERBS.keySet());
    }

    @TestFactory
    Stream<DynamicTest> thePageOfAVerbNamesAllOfItsFlags() {
        return pages.entrySet().stream()
                .map(page -> DynamicTest.dynamicTest(page.getKey(), () -> {
                    String text = text(page.getValue());
                    assertThat(flags(page.getKey()))
                            .allSatisfy(flag -> assertThat(text).contains(flag));
                }));
    }

    /** Those of its own; what all verbs have stands on a page of its own. */
    private static List<String> flags(String verb) {
        CommandLine root = new CommandLine(
                new BundleCommand(new Console(new ByteArrayOutputStream(), new ByteArrayOutputStream())));
        root.addSubcommand(verb, BundleCommand.VERBS.get(verb));
        return root.getSubcommands().get(verb).getCommandSpec().options().stream()
                .filter(option -> !option.inherited() && !option.hidden())
                .map(OptionSpec::longestName)
                .toList();
    }
}
