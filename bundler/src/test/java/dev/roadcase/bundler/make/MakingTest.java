package dev.roadcase.bundler.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.event.Event;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MakingTest {
    @TempDir
    private Path folder;

    @TempDir
    private Path logs;

    private final List<Event> events = new ArrayList<>();

    @BeforeEach
    void writeSource() throws IOException {
        Files.writeString(Files.createDirectories(folder.resolve("src")).resolve("page"), "one");
        command("cp src/page made");
    }

    private void command(String script) throws IOException {
        Files.writeString(
                folder.resolve("demo.yaml"), "make: {command: [sh, -c, '" + script + "'], from: [src], to: [made]}\n");
    }

    private void make() {
        new Making(DemoFolder.at(folder), events::add, logs).run();
    }

    private Problem problem() {
        return catchThrowableOfType(Problem.class, this::make);
    }

    @Test
    void whatIsMissingIsMade() {
        make();
        assertThat(folder.resolve("made")).hasContent("one");
        assertThat(logs).isEmptyDirectory();
        assertThat(events).containsExactly(new Event.Began("making made"));
    }

    @Test
    void whatIsNewIsNotMadeAgain() {
        make();
        make();
        assertThat(events).hasSize(1);
    }

    @Test
    void aChangedSourceIsMadeAgain() throws IOException {
        make();
        Files.writeString(folder.resolve("src/page"), "two");
        Files.setLastModifiedTime(
                folder.resolve("src/page"), FileTime.from(Instant.now().plusSeconds(2)));
        make();
        assertThat(folder.resolve("made")).hasContent("two");
    }

    @Test
    void aCommandThatFailsIsNamedWithItsLog() throws IOException {
        command("echo because >&2; exit 7");
        Problem problem = problem();
        assertThat(problem).hasMessage("make made failed: sh ended with exit code 7");
        assertThat(problem.exitCode()).isEqualTo(ExitCode.MACHINE);
        Path log = Path.of(problem.advice().orElseThrow().replace("read ", ""));
        assertThat(log).hasContent("because");
    }

    @Test
    void aCommandThatMakesSomethingElseIsNamed() throws IOException {
        command("true");
        Problem problem = problem();
        assertThat(problem).hasMessage("make made failed: sh made no made");
        assertThat(problem.advice().orElseThrow()).startsWith("read " + logs);
    }

    @Test
    void aProgramThatIsNotThereIsNamed() throws IOException {
        Files.writeString(folder.resolve("demo.yaml"), "make: {command: [no-such-tool], from: [src], to: [made]}\n");
        assertThat(problem()).hasMessageContaining("no-such-tool cannot be started");
        assertThat(problem().advice()).contains("install no-such-tool");
        assertThat(logs).isEmptyDirectory();
    }

    @Test
    void aFolderWithNothingToMakeIsLeftAlone() throws IOException {
        Files.writeString(folder.resolve("demo.yaml"), "name: hello\n");
        make();
        assertThat(events).isEmpty();
    }
}
