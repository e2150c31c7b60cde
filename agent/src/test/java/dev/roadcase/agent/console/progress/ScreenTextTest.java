package dev.roadcase.agent.console.progress;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("jdk")
class ScreenTextTest {
    @ParameterizedTest
    @CsvSource({
        "abc,               3",
        "'',                0",
        "데모,              4",
        "示範,              4",
        "ﾃﾞﾓ,               3",
        "Ａ,                2",
        "e\u0301te\u0301,   3",
        "🚚,                2",
        "a\u200bb,          2",
    })
    void columnsAreThoseOfATerminal(String text, int columns) {
        assertThat(new ScreenText(text).columns()).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        "api:2.3,               7, api:2.3",
        "api:2.3,               9, 'api:2.3  '",
        "quay.io/acme/api:2.3, 12, quay...i:2.3",
        "quay.io/acme/api:2.3,  5, q...3",
        "quay.io/acme/api:2.3,  4, qu.3",
        "quay.io/acme/api:2.3,  1, 3",
        "quay.io/acme/api:2.3,  0, ''",
        "展示示範用的檔案,      9, '展..檔案 '",
        "展示示範用的檔案,     10, 展示..檔案",
        "展示,                  1, ' '",
    })
    void whatIsTooLongIsCutInTheMiddleAndWhatIsTooShortIsFilledUp(String text, int columns, String shown) {
        assertThat(new ScreenText(text).in(columns)).isEqualTo(shown);
    }

    @Test
    void aLetterKeepsItsAccent() {
        assertThat(new ScreenText("re\u0301sume\u0301.example/re\u0301sume\u0301").in(8))
                .isEqualTo("re\u0301s..ume\u0301");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u001b[2Jb", "a\nb", "a\rb", "a\u0085b", "a\u2028b", "a\u0007b"})
    void noNameMovesTheCursor(String text) {
        assertThat(new ScreenText(text).text()).matches("a\\?(\\[2J)?b");
    }

    @Test
    void everyTextFillsExactlyTheColumnsThatItGets() {
        String text = "🚚 quay.io/展示/e\u0301te\u0301:2.3\u200b";
        for (int columns = 0; columns < 60; columns++) {
            assertThat(new ScreenText(new ScreenText(text).in(columns)).columns())
                    .isEqualTo(columns);
        }
    }
}
