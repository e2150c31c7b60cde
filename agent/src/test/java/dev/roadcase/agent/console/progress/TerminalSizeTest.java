package dev.roadcase.agent.console.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("jdk")
class TerminalSizeTest {
    @Test
    void rowsAreSaidFirst() {
        assertThat(TerminalSize.parse("50 132\n")).isEqualTo(new TerminalSize(132, 50));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0 0\n", "24 0\n", "stty: invalid option", "24", "999999 80"})
    void whatIsNoSizeIsTheUsualOne(String said) {
        assertThat(TerminalSize.parse(said)).isEqualTo(new TerminalSize(80, 24));
    }
}
