package dev.roadcase.bundler.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.console.Console;
import dev.roadcase.agent.console.Program;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void keygenWritesAPairOnceAndSaysWhere() {
        String prefix = folder.resolve("show").toString();
        assertThat(run("keygen", "--no-passphrase", "--out", prefix)).isZero();
        assertThat(out()).matches("wrote \\Q" + prefix + ".key\\E and \\Q" + prefix + ".pub\\E, key [0-9a-f]{16}\n");
        assertThat(folder.resolve("show.key")).exists();
        assertThat(run("keygen", "--no-passphrase", "--out", prefix)).isEqualTo(3);
        assertThat(err())
                .isEqualTo("error: write a key pair: " + prefix + ".key exists already\n"
                        + "hint: choose another place with --out, or move the old pair away\n");
    }

    @Test
    void trustWithoutAnythingToDoIsAMistakeOfUsage() {
        assertThat(run("trust")).isEqualTo(2);
        assertThat(err())
                .startsWith("error: ")
                .contains("\nhint: bundle trust --help")
                .hasLineCount(2);
    }

    @Test
    void aVerbThatDoesNotExistIsAnsweredByTheOneThatWasMeant() {
        assertThat(run("keygn")).isEqualTo(2);
        assertThat(err())
                .isEqualTo("error: unknown command: keygn\n"
                        + "hint: did you mean keygen? bundle --help says what there is\n");
    }

    @Test
    void nothingAtAllIsAMistakeOfUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(err()).isEqualTo("error: no command given\nhint: bundle --help says what there is\n");
    }

    @Test
    void helpAndVersionAreResults() {
        assertThat(run("trust", "--help")).isZero();
        assertThat(out()).startsWith("Usage: bundle trust ");
        assertThat(run("--version")).isZero();
        assertThat(out()).contains("\nbundle ");
        assertThat(err()).isEmpty();
    }

    private int run(String... args) {
        Console console = new Console(out, err);
        return new Program(new BundleCommand(console), BundleCommand.VERBS, console).run(args);
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
