package dev.roadcase.tests.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.roadcase.tests.parts.Launcher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The steps of the show, done as a presenter does them. */
record Steps(Launcher launcher, Path show) {
    private static final Duration ASKED = Duration.ofMinutes(1);

    static Steps of(Written written) {
        return new Steps(Launcher.in(written.configured().getParent()), written.configured());
    }

    /** Does a step, or with {@code --undo} takes it back; what it says at its end. */
    JsonNode run(String... words) {
        return launcher.run(words(words, "--json")).succeeded().json();
    }

    /** Brings the demo back to its beginning; what that says at its end. */
    JsonNode rewind() {
        return launcher.run("rewind", show.toString(), "--json").succeeded().json();
    }

    private String[] words(String[] words, String... more) {
        List<String> all = new ArrayList<>(List.of("step", "--dir", show.toString(), "--no-browser"));
        Stream.of(words, more).flatMap(Stream::of).forEach(all::add);
        return all.toArray(String[]::new);
    }

    /**
     * Does a step that needs a hand.
     *
     * @param hand is called once the step asks for it
     */
    void run(Runnable hand, String... words) {
        Process step = launcher.start(words(words));
        Await.until("the step asks for a hand", ASKED, () -> said().contains("  hand: "), this::said);
        hand.run();
        try {
            assertThat(step.waitFor()).as(said()).isZero();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String said() {
        try {
            return Files.readString(show.resolveSibling("started.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
