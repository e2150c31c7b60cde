package dev.roadcase.junio.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static String filled(String text) {
        return new Template(text).filledWith(Map.of("VERSION", "1.0.0", "EMPTY", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "a {{ index . \"VERSION\" }} b#a 1.0.0 b",
                "date-{{index . \"VERSION\"|dotstodashes}}#date-1-0-0",
                "date-{{ index . \"VERSION\" | dotstodashes }}:x#date-1-0-0:x",
                "{{ index . `VERSION` }}#1.0.0",
                "[{{ index . \"EMPTY\" }}]#[]",
                "a {{- index . \"VERSION\" -}} b#a1.0.0b",
                "a {{- /* why */ -}} b#ab",
                "a{{/* why */}}b#ab",
                "${VERSION} ${VERSION_DASHED}#1.0.0 1-0-0",
                "$${VERSION} $VERSION { {#${VERSION} $VERSION { {",
            })
    void placesAreFilledIn(String text, String expected) {
        assertThat(filled(text)).isEqualTo(expected);
    }

    @Test
    void aValueIsTakenAsItIs() {
        assertThat(new Template("{{ index . \"A\" }}").filledWith(Map.of("A", "$1 ${B} {{ x }}")))
                .isEqualTo("$1 ${B} {{ x }}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{{ index . \"OTHER\" }}#line 2: OTHER is not given: OTHER=VALUE",
                "${OTHER_DASHED}#line 2: OTHER_DASHED is not given: OTHER_DASHED=VALUE",
                "{{ if . }}#line 2: there is only index . \"KEY\", and | dotstodashes behind it; not: {{ if . }}",
                "{{ index . \"VERSION\" | upper }}#line 2: there is no function upper",
                "{{ index . \"VERSION\"#line 2: an action that does not end",
            })
    void whatCannotBeFilledInIsNamedWithItsLine(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> filled("first\n" + text))
                .withMessage(message);
    }
}
