package dev.roadcase.bundler.doctor.computer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Real programs. */
class InstalledProgramsTest {
    @Test
    void oneThatSucceedsOneThatFailsOneThatNeverEndsAndOneThatIsNotThere() {
        InstalledPrograms programs = new InstalledPrograms(Duration.ofMinutes(1));
        assertThat(programs.ask("sh", "-c", "echo 7")).isEqualTo(ProgramAnswer.of("7\n"));
        assertThat(programs.ask("sh", "-c", "echo no >&2; exit 3")).isEqualTo(ProgramAnswer.failed("", "no"));
        assertThat(new InstalledPrograms(Duration.ofMillis(50)).ask("sleep", "60"))
                .isEqualTo(ProgramAnswer.failed("", "sleep does not answer within 0.05 s"));
        assertThat(programs.ask("no-program-of-this-name").installed()).isFalse();
    }
}
