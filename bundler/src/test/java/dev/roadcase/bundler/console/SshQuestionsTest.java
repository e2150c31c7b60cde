package dev.roadcase.bundler.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.ssh.HostIdentity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SshQuestionsTest {
    private static final List<HostIdentity> HOSTS =
            List.of(new HostIdentity("a", "ssh-ed25519", "AAAA"), new HostIdentity("b", "ssh-ed25519", "AAAB"));

    private static SshQuestions questions(Map<String, String> environment, boolean trusting) {
        return new SshQuestions(environment, Optional.empty(), trusting);
    }

    @Test
    void answersComeFromTheEnvironmentWhereNoTerminalIs() {
        SshQuestions questions =
                questions(Map.of("ROADCASE_SSH_PASSWORD", "one", "ROADCASE_SUDO_PASSWORD", "two"), false);
        assertThat(questions.password()).contains("one");
        assertThat(questions.sudoPassword()).contains("two");
        assertThat(questions.passphrase(Path.of("key"))).isEmpty();
    }

    @Test
    void hostsThatNobodyKnowsAreNamedTogetherWhereNobodyCanBeAsked() {
        assertThatThrownBy(() -> questions(Map.of(), false).requireTrust(HOSTS))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("a: ssh-ed25519 SHA256:")
                .hasMessageContaining("b: ssh-ed25519 SHA256:")
                .satisfies(thrown ->
                        assertThat(((Problem) thrown).exitCode().number()).isEqualTo(4));
        assertThatCode(() -> questions(Map.of(), true).requireTrust(HOSTS)).doesNotThrowAnyException();
    }
}
