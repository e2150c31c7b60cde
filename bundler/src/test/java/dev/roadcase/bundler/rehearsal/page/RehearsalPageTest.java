package dev.roadcase.bundler.rehearsal.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.bundler.rehearsal.Act;
import dev.roadcase.bundler.rehearsal.RehearsalFinding;
import dev.roadcase.bundler.rehearsal.Rehearsed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The page, as a text. Journeys look at it in a browser. */
class RehearsalPageTest {
    private static final Surroundings HERE = new Surroundings("A {{verdict}} demo", Map.of("Roadcase", "1.0"));

    private static String page(List<Act> acts) {
        Rehearsed rehearsed = new Rehearsed(
                "hello", "1.0.0", Instant.EPOCH, Duration.ofSeconds(95), acts, List.of(), Map.of("node-1", "it hung"));
        return new RehearsalPage(rehearsed, HERE).text();
    }

    @Test
    void textsOfADemoAreNeitherMarkupNorPartsOfThePage() {
        Act act = new Act(
                "step <a>",
                "Step <img src=x> & '\"",
                Duration.ofMillis(1_250),
                List.of("{{findings}} <i>"),
                List.of(),
                Optional.empty());
        assertThat(page(List.of(act)))
                .contains("Step &lt;img src=x&gt; &amp; &#39;&quot;", "<li>{{findings}} &lt;i&gt;</li>")
                .contains("<p>A {{verdict}} demo</p>", ">1.2 s<")
                .doesNotContain("<img", "<i>");
    }

    @Test
    void theVerdictSaysWhetherTheDemoCanBeShownAndWhatWouldFail() {
        Act well = new Act("up", "Up", Duration.ofSeconds(62), List.of(), List.of(), Optional.empty());
        Act failed = new Act(
                "rewind",
                "Back",
                Duration.ofSeconds(2),
                List.of(),
                List.of(new RehearsalFinding("nobody answers", "switch it on")),
                Optional.of(ExitCode.UPSTREAM));
        assertThat(page(List.of(well)))
                .contains(
                        "This demo can be shown: all 1 acts went well",
                        "The rehearsal took 1 min 35 s.",
                        "Nobody. The machines");
        assertThat(page(List.of(well, failed)))
                .contains("This demo cannot be shown like this: 1 of 2 acts failed")
                .contains("<li><b>Back: </b>nobody answers<br>What to do: switch it on</li>")
                .contains("What tries to leave node-1 was not watched: it hung");
    }
}
