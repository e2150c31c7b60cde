package dev.roadcase.bundler.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.parameter.Parameters;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private final Demo demo = DemoReader.read("demo.yaml", (WrittenDemo.HEAD + """
                              parameters:
                                MAX: {default: 4, min: 0, max: 16}
                                PIN: {sensitive: true, min: 1000}
                                HOST: {}
                              """).getBytes(StandardCharsets.UTF_8));

    @ParameterizedTest
    @CsvSource({
        "a ${MAX} b,a 4 b",
        "${MAX}${MAX},44",
        "$${MAX},${MAX}",
        "$$${MAX},$${MAX}",
        "$${MAX}${MAX},${MAX}4",
        "$MAX $(MAX) {MAX},$MAX $(MAX) {MAX}",
        "plain,plain"
    })
    void namesAreReplacedAndEscapesAreNot(String text, String filled) {
        assertThat(Parameters.of(demo.parameters(), Map.of()).fill(text)).isEqualTo(filled);
    }

    @Test
    void aChosenValueStandsInThePlaceOfTheDefault() {
        assertThat(Parameters.of(demo.parameters(), Map.of("MAX", "16")).fill("${MAX}"))
                .isEqualTo("16");
    }

    @Test
    void theControllerIsKnownOnceItHasAnAddress() {
        assertThat(Parameters.of(demo.parameters(), Map.of())
                        .withController("10.0.0.1")
                        .fill("${CONTROLLER}"))
                .isEqualTo("10.0.0.1");
    }

    @Test
    void namesWithoutAValueAreAllNamed() {
        assertThatThrownBy(() -> Parameters.of(demo.parameters(), Map.of()).fill("${PIN} ${HOST} ${PIN}"))
                .isInstanceOf(Problem.class)
                .hasMessage("parameters without a value: HOST, PIN");
    }

    @Test
    void valuesThatCannotBeAreAllRefusedAndSensitiveOnesNotShown() {
        Problem problem = Assertions.catchThrowableOfType(
                Problem.class,
                () -> Parameters.of(
                        demo.parameters(), new java.util.TreeMap<>(Map.of("MAX", "17", "NO", "1", "PIN", "77"))));
        assertThat(problem.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(problem.getMessage().lines())
                .containsExactly(
                        "--set MAX: 17 is above max 16",
                        "--set \"NO\": demo.yaml declares no such parameter",
                        "--set PIN: this value is not allowed");
    }

    @Test
    void sensitiveValuesDoNotShow() {
        assertThat(Parameters.of(demo.parameters(), Map.of("PIN", "4711"))).hasToString("[MAX, PIN]");
    }

    @Test
    void assignmentsMayHoldEqualSigns() {
        assertThat(Parameters.assignments(List.of("A=b=c", "B=")))
                .containsEntry("A", "b=c")
                .containsEntry("B", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "=b", ""})
    void otherWordsAreNoAssignments(String word) {
        assertThatThrownBy(() -> Parameters.assignments(List.of(word))).hasMessage("--set takes NAME=VALUE");
    }

    @Test
    void aNameIsSetOnce() {
        assertThatThrownBy(() -> Parameters.assignments(List.of("A=1", "A=2"))).hasMessage("--set A stands twice");
    }
}
