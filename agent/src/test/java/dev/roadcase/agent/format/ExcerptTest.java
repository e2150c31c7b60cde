package dev.roadcase.agent.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExcerptTest {
    @ParameterizedTest
    @ValueSource(strings = {"\n", "\u001b", "\u007f", "\u0085", "\u009b", "\u200e", "\u2028", "\u2029"})
    void whatMovesACursorIsNotShown(String sign) {
        assertThat(Excerpt.of("a" + sign + "b")).isEqualTo("\"a?b\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "Grüße", "日本", "a b"})
    void allElseIs(String text) {
        assertThat(Excerpt.of(text)).isEqualTo('"' + text + '"');
    }
}
