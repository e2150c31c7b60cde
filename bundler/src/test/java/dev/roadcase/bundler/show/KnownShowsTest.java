package dev.roadcase.bundler.show;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shows of a computer. */
class KnownShowsTest {
    @TempDir
    Path folder;

    private KnownShows shows() {
        return new KnownShows(folder.resolve("settings/shows"));
    }

    private Path show(String name) throws IOException {
        Path show = Files.createDirectories(folder.resolve(name));
        Files.writeString(show.resolve("cluster.json"), """
                {"name": "%s", "version": "1", "bundle": {"file": "a.bundle", "digest": "%s"}, "registry": "10.0.0.1:5000",
                 "machines": [], "network": {"machines": "10.0.0.0/24"}}
                """.formatted(name, Digest.of(new byte[0])));
        return show;
    }

    @Test
    void theyAreRememberedOnceAndLeftOutWhenTheyAreGone() throws IOException {
        assertThat(shows().all()).isEmpty();
        Path first = show("first");
        Path second = show("second");
        shows().remember(first);
        shows().remember(first.resolve("../first"));
        shows().remember(second);
        assertThat(shows().all()).extracting(ShowFolder::path).containsExactly(first, second);
        Files.delete(first.resolve("cluster.json"));
        assertThat(shows().all()).extracting(ShowFolder::path).containsExactly(second);
    }

    @Test
    void aListThatWasEditedByHandIsTakenAsItIs() throws IOException {
        Path first = show("first");
        Files.createDirectories(folder.resolve("settings"));
        Files.writeString(folder.resolve("settings/shows"), "\n/nowhere\n" + first);
        Path second = show("second");
        shows().remember(second);
        assertThat(shows().all()).extracting(ShowFolder::path).containsExactly(first, second);
    }
}
