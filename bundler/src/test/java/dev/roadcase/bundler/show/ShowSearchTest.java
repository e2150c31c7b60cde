package dev.roadcase.bundler.show;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which show is meant by somebody who names none. */
class ShowSearchTest {
    @TempDir
    Path here;

    private Path show(String name) throws IOException {
        Path folder = Files.createDirectories(here.resolve(name));
        Files.createDirectories(folder.resolve("pki"));
        Files.writeString(folder.resolve("cluster.json"), """
                {"name": "a", "version": "1", "bundle": {"file": "a.bundle", "digest": "%s"}, "registry": "10.0.0.1:5000",
                 "machines": [], "network": {"machines": "10.0.0.0/24"}, "pages": [{"name": "Board", "url": "http://10.0.0.1/"}],
                 "checks": [{"http": "http://10.0.0.1/", "status": 200}], "steps": ["one"]}
                """.formatted(Digest.of(new byte[0])));
        return folder;
    }

    private ShowFolder found() {
        return new ShowSearch(Optional.empty(), here).show();
    }

    @Test
    void theOnlyShowBelowIsFound() throws IOException {
        Path only = show("stands/fair");
        Files.createDirectories(here.resolve("other"));
        Files.writeString(here.resolve("other/cluster.json"), "{}");
        assertThat(found().path()).isEqualTo(only);
        assertThat(found().demo().steps()).containsExactly("one");
    }

    @Test
    void theFolderItselfGoesBeforeThoseBelow() throws IOException {
        show("below");
        show(".");
        assertThat(found().path()).isEqualTo(here);
    }

    @Test
    void theFolderThatIsNamedGoesBeforeAll() throws IOException {
        show(".");
        Path named = show("named");
        assertThat(new ShowSearch(Optional.of(named), here).show().path()).isEqualTo(named);
    }

    @Test
    void severalShowsAreNamedAndNoneIsSaid() throws IOException {
        refused("there is no show here");
        show("fair");
        show("office");
        refused("there are several shows here: " + here.resolve("fair") + ", " + here.resolve("office"));
        assertThatThrownBy(() -> new ShowSearch(Optional.of(here), here).show())
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.BAD_INPUT));
    }

    private void refused(String why) {
        assertThatThrownBy(this::found)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.USAGE))
                .hasMessage(why);
    }
}
