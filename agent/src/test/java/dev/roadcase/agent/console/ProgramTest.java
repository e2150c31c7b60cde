package dev.roadcase.agent.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.ScopeType;

@Tag("jdk")
class ProgramTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void aVerbsAnswerIsTheExitCode() {
        assertThat(run(() -> 0)).isZero();
        assertThat(run(() -> 4)).isEqualTo(4);
        assertThat(err()).isEmpty();
    }

    @Test
    void aProblemIsOneLineAndItsAdviceAnother() {
        int code = run(() -> {
            throw Problem.upstream("fetch a: no answer").advise("try later");
        });
        assertThat(code).isEqualTo(5);
        assertThat(err()).isEqualTo("error: fetch a: no answer\nhint: try later\n");
    }

    @Test
    void manyProblemsAtOnceAreAllListed() {
        int code = run(() -> {
            throw Problem.badInput("a:1: one\na:2: two\na:3: three");
        });
        assertThat(code).isEqualTo(3);
        assertThat(err()).isEqualTo("error: a:1: one\nerror: a:2: two\nerror: a:3: three\n");
    }

    @Test
    void problemsOfSeveralThingsAreSaidTogetherWithWhatToDoAboutEach() {
        Problem full = Problem.machine("the disk is full").advise("make room");
        Problem silent = Problem.upstream("a.example is silent").advise("check the name");
        int code = run(() -> {
            throw Problem.together(List.of(full, silent, full));
        });
        assertThat(code).isEqualTo(6);
        assertThat(err())
                .isEqualTo(
                        "error: the disk is full\nerror: a.example is silent\nhint: make room\nhint: check the name\n");
    }

    @Test
    void whatNobodyForesawIsNamedWithTheWayToATrace() {
        int code = run(() -> {
            throw new IllegalStateException("odd");
        });
        assertThat(code).isEqualTo(6);
        assertThat(err())
                .isEqualTo("error: unexpected: IllegalStateException: \"odd\"\n"
                        + "hint: run again with --debug, and report what it prints\n");
    }

    @Test
    void aTraceIsShownWithDebugAlone() {
        Callable<Integer> failing = () -> {
            throw Problem.machine("no disk").causedBy(new IOException("errno 5"));
        };
        run(failing, "verb");
        assertThat(err()).doesNotContain("\tat ");
        run(failing, "verb", "--debug");
        assertThat(err()).contains("\tat ", "Caused by: java.io.IOException: errno 5", "error: no disk\n");
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        int code = run(() -> {
            throw new UncheckedIOException(new NoSuchFileException("a.bundle"));
        });
        assertThat(code).isEqualTo(6);
        assertThat(err()).isEqualTo("error: a.bundle: no such file or folder\n");
    }

    @Test
    void tooLittleMemoryIsAMatterOfThisMachine() {
        int code = run(() -> {
            throw new OutOfMemoryError("Java heap space");
        });
        assertThat(code).isEqualTo(6);
        assertThat(err()).startsWith("error: out of memory: Java heap space\n");
    }

    @Test
    void anInterruptedVerbEndsWith130() {
        int code = run(() -> {
            throw new InterruptedException();
        });
        assertThat(code).isEqualTo(130);
    }

    @Test
    void aWrongWordIsAMistakeOfUsage() {
        assertThat(run(() -> 0, "verb", "--platform", "linux")).isEqualTo(2);
        assertThat(err())
                .startsWith("error: invalid value for option '--platform': not a platform")
                .endsWith("\nhint: demo verb --help says what there is\n")
                .hasLineCount(2);
    }

    @Test
    void aReaderThatHasGoneIsNoFailure() {
        Console console = new Console(failing("Broken pipe"), err);
        assertThat(run(console, () -> 0)).isZero();
        assertThat(err()).isEmpty();
    }

    @Test
    void aFullDiskUnderTheResultIsAFailure() {
        Console console = new Console(failing("No space left on device"), err);
        assertThat(run(console, () -> 0)).isEqualTo(6);
        assertThat(err()).isEqualTo("error: write to standard output: No space left on device\n");
    }

    private int run(Callable<Integer> work, String... args) {
        Console console = new Console(out, err);
        String[] words = args.length == 0 ? new String[] {"verb"} : args;
        return new Program(new Demo(console, work), Map.of(), console).run(words);
    }

    private int run(Console console, Callable<Integer> work) {
        return new Program(new Demo(console, work), Map.of(), console).run("verb");
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private static OutputStream failing(String reason) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(reason);
            }
        };
    }

    @Command(name = "demo", subcommands = Verb.class)
    private static final class Demo {
        private final Console console;
        private final Callable<Integer> work;

        @Option(names = "--debug", scope = ScopeType.INHERIT)
        private boolean debug;

        private Demo(Console console, Callable<Integer> work) {
            this.console = console;
            this.work = work;
        }
    }

    @Command(name = "verb")
    private static final class Verb implements Callable<Integer> {
        @ParentCommand
        private Demo demo;

        @Option(names = "--platform")
        private Platform platform;

        @Override
        public Integer call() throws Exception {
            int code = demo.work.call();
            demo.console.result("done");
            return code;
        }
    }
}
