package dev.roadcase.bundler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.console.Console;
import dev.roadcase.bundler.console.ManPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

class ManTest {
    private static final CommandLine PROGRAM = new BundleCommand(Console.ofProcess()).withAllVerbs();

    static Stream<String> verbs() {
        return BundleCommand.VERBS.keySet().stream();
    }

    private static ManPage page(CommandLine command) {
        return new ManPage(command, BundleCommand.groups());
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void aPageNamesEveryFlagAndGroffHasNothingToSayOfIt(String verb) throws IOException, InterruptedException {
        CommandLine command = PROGRAM.getSubcommands().get(verb);
        String shown = formatted(page(command).text());
        assertThat(shown).contains("bundle-" + verb + " - ", "SYNOPSIS", "EXIT STATUS", "bundle(1)");
        command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .forEach(name -> assertThat(shown).contains(name));
        assertThat(page(command).file()).isEqualTo("bundle-" + verb + ".1");
    }

    @Test
    void thePageOfTheProgramListsAllVerbs() throws IOException, InterruptedException {
        assertThat(formatted(page(PROGRAM).text())).contains(BundleCommand.VERBS.keySet());
    }

    /** As a terminal shows it, with the minus that a shell takes. Anything on standard error is a warning. */
    private static String formatted(String page) throws IOException, InterruptedException {
        Process groff = new ProcessBuilder("groff", "-man", "-ww", "-Tutf8", "-P-c", "-P-b", "-P-o", "-P-u")
                .redirectErrorStream(true)
                .start();
        try (var in = groff.getOutputStream()) {
            in.write(page.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(groff.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(groff.waitFor()).isZero();
        assertThat(said).doesNotContain("warning", "<standard input>");
        return said;
    }
}
