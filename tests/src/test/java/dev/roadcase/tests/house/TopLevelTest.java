package dev.roadcase.tests.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The first thing that a visitor sees holds what the design lists, and what tools insist on finding there. */
class TopLevelTest {
    private static final Set<String> HOUSE =
            Set.of("agent", "bundle", "bundler", "cloud-config", "images", "pom.xml", "README.md", "tests", "vagrant");
    private static final Set<String> CUSTOM =
            Set.of(".ci", ".editorconfig", ".gitignore", ".mvn", "CONTRIBUTING.md", "LICENSE");

    /** As .gitignore has it, with git's own folder. */
    private static final Pattern PASSING = Pattern.compile("\\.git|target|\\.idea|\\.vscode|.*\\.(bundle|partial|iml)");

    @Test
    void nothingLiesAtTheTopThatTheDesignDoesNotList() throws IOException {
        assertThat(top())
                .contains("agent", "bundle", "bundler", "pom.xml", "tests")
                .allSatisfy(name -> assertThat(HOUSE.contains(name) || CUSTOM.contains(name))
                        .as(name)
                        .isTrue());
    }

    private static Set<String> top() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("").toAbsolutePath().getParent())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !PASSING.matcher(name).matches())
                    .collect(Collectors.toSet());
        }
    }
}
