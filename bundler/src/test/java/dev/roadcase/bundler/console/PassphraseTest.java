package dev.roadcase.bundler.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.problem.Problem;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("jdk")
class PassphraseTest {
    @Test
    void theEnvironmentIsAskedFirst() {
        Passphrase passphrase = new Passphrase(Map.of("ROADCASE_PASSPHRASE", "correct horse"), Optional.empty());
        assertThat(passphrase.forKey()).containsExactly("correct horse".toCharArray());
        assertThat(passphrase.forNewKey()).containsExactly("correct horse".toCharArray());
    }

    @Test
    void withoutATerminalTheWayOutIsSaid() {
        Passphrase passphrase = new Passphrase(Map.of("ROADCASE_PASSPHRASE", ""), Optional.empty());
        assertThatThrownBy(passphrase::forKey)
                .hasMessage("ask for a passphrase: there is no terminal")
                .extracting(thrown -> ((Problem) thrown).advice())
                .isEqualTo(Optional.of("set ROADCASE_PASSPHRASE, or do without one: --no-passphrase"));
    }
}
