package dev.roadcase.bundler.provider.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShellWordsTest {
    /** Each word is one, and means nothing to the shell. */
    @Test
    void aShellReadsBackWhatWasWritten() throws IOException {
        List<String> words = List.of("printf", "%s\n", "it's", "$(id) `id` \\ \"x\"", "*", "", "two\nlines", "!!");
        Process shell = new ProcessBuilder("sh", "-c", new ShellWords(words).toString()).start();
        assertThat(new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(String.join("\n", words.subList(2, words.size())) + "\n");
    }
}
