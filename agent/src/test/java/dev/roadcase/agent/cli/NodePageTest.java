package dev.roadcase.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** The pages about the agent name all of its verbs and all of their flags. */
class NodePageTest {
    private static final List<Path> PAGES = List.of(Path.of("node.md"), Path.of("serve.md"));

    @TestFactory
    Stream<DynamicTest> aVerbIsNamedWithItsFlags() throws IOException {
        StringBuilder pages = new StringBuilder();
        for (Path page : PAGES) {
            pages.append(Files.readString(page));
        }
        return AgentCommand.VERBS.keySet().stream()
                .map(verb -> DynamicTest.dynamicTest(verb, () -> {
                    assertThat(pages).contains("`agent " + verb + "`");
                    assertThat(flags(verb)).allSatisfy(flag -> assertThat(pages).contains(flag));
                }));
    }

    private static List<String> flags(String verb) {
        CommandLine root = new CommandLine(
                new AgentCommand(new Console(new ByteArrayOutputStream(), new ByteArrayOutputStream())));
        root.addSubcommand(verb, AgentCommand.VERBS.get(verb));
        return root.getSubcommands().get(verb).getCommandSpec().options().stream()
                .filter(option -> !option.inherited() && !option.hidden())
                .map(OptionSpec::longestName)
                .toList();
    }
}
