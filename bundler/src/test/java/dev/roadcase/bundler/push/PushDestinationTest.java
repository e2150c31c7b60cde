package dev.roadcase.bundler.push;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushDestinationTest {
    @ParameterizedTest
    @CsvSource({
        "localhost:5000, quay.io/acme/api:2.3, localhost:5000/acme/api:2.3",
        "registry.acme.org, debian, registry.acme.org/library/debian:latest",
        "registry.acme.org/, docker.io/acme/api:1, registry.acme.org/acme/api:1",
        "registry.acme.org/team/demo, vm1:5000/date:1.0.1, registry.acme.org/team/demo/date:1.0.1",
        "https://registry.acme.org/team/, quay.io/acme/api:1, registry.acme.org/team/acme/api:1",
        "docker://registry.acme.org:443, quay.io/acme/api:1, registry.acme.org:443/acme/api:1",
        "oci://registry.acme.org, quay.io/acme/api:1, registry.acme.org/acme/api:1",
        "HTTP://vm1, quay.io/acme/api:1, vm1/acme/api:1",
        "[::1]:5000, quay.io/acme/api:1, [::1]:5000/acme/api:1"
    })
    void anImageGoesBelowTheRegistryWithoutItsHost(String typed, String image, String name) {
        assertThat(PushDestination.parse(typed, false).of(Reference.parse(image)))
                .hasToString(name);
    }

    @ParameterizedTest
    @CsvSource({
        "quay.io/acme/api:2.3, r/quay.io/acme/api:2.3",
        "debian, r/docker.io/library/debian:latest",
        "VM1:5000/date:1, r/vm1_5000/date:1"
    })
    void orWithIt(String image, String name) {
        assertThat(PushDestination.parse("r", true).of(Reference.parse(image))).hasToString(name);
    }

    @Test
    void aTagCountsAndADigestOnlyWithoutOne() {
        Digest digest = Digest.of(new byte[0]);
        PushDestination target = PushDestination.parse("r", false);
        assertThat(target.of(Reference.parse("quay.io/a:1@" + digest))).hasToString("r/a:1");
        assertThat(target.of(Reference.parse("quay.io/a@" + digest))).hasToString("r/a@" + digest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "a b",
                "r/Team",
                "r/team:1",
                "ftp://r",
                "r//team",
                "ann:secret@r",
                "https://ann:secret@r/x",
                "r?x=secret"
            })
    void whatIsNoRegistryIsRefused(String typed) {
        Problem problem = catchThrowableOfType(Problem.class, () -> PushDestination.parse(typed, false));
        assertThat(problem.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(problem.getMessage()).doesNotContain("ann:secret");
        assertThat(problem.advice()).isPresent();
    }

    @Test
    void aNameThatIsTooLongIsRefusedWithTheNameOfTheImage() {
        PushDestination target = PushDestination.parse("r/" + "x".repeat(200), false);
        Reference image = Reference.parse("quay.io/" + "y".repeat(100) + ":1");
        Problem problem = catchThrowableOfType(Problem.class, () -> target.of(image));
        assertThat(problem).hasMessageStartingWith(image + " cannot have a name at ");
    }

    @Test
    void plainHttpIsMeantByWhoWritesIt() {
        assertThat(PushDestination.saysPlainHttp("http://vm1:5000")).isTrue();
        assertThat(PushDestination.saysPlainHttp("https://vm1:5000")).isFalse();
    }
}
