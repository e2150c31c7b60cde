package dev.roadcase.bundler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.console.Console;
import dev.roadcase.bundler.console.CompletionScript;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class CompletionTest {
    @TempDir
    private Path folder;

    @Test
    void everyVerbIsInOneGroupOfTheHelp() {
        assertThat(BundleCommand.groups().groups().values().stream().flatMap(verbs -> verbs.stream()))
                .containsExactlyInAnyOrderElementsOf(BundleCommand.VERBS.keySet());
    }

    @Test
    void bashCompletesVerbsAndFlagsForBothNames() throws IOException, InterruptedException {
        CommandLine all = new BundleCommand(Console.ofProcess()).withAllVerbs();
        Path script = Files.writeString(folder.resolve("script"), new CompletionScript(all).text());
        assertThat(completed(script, "bundle", "st"))
                .contains("status", "step", "stop")
                .doesNotContain("up");
        assertThat(completed(script, "bundle", "up", "--s")).contains("--site", "--set");
        assertThat(bash("source " + script + "; complete -p roadcase")).contains("_complete_bundle");
    }

    private static String[] completed(Path script, String... words) throws IOException, InterruptedException {
        return bash("source " + script + "; COMP_WORDS=(" + String.join(" ", words) + "); COMP_CWORD="
                        + (words.length - 1) + "; _complete_bundle; printf '%s\\n' \"${COMPREPLY[@]}\"")
                .split("\n");
    }

    private static String bash(String command) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder("bash", "--norc", "-c", command)
                .redirectErrorStream(true)
                .start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        return said;
    }
}
