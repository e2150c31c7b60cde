package dev.roadcase.bundler.draft.compose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.bundler.draft.plan.DraftParameter;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterpolationTest {
    private final Interpolation values = new Interpolation(new DotEnv(Map.of("SET", "s", "EMPTY", "")));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "a$SET-b|as-b",
                "${SET}|s",
                "${UNSET}x|x",
                "${UNSET:-d}|d",
                "${UNSET-d}|d",
                "${EMPTY:-d}|d",
                "${EMPTY-d}x|x",
                "${UNSET:-${SET}}|s",
                "${UNSET:-${OTHER:-deep}}|deep",
                "${SET:+alt}|alt",
                "${UNSET:+alt}x|x",
                "${SET:?message}|s",
                "$$SET|$SET",
                "$${SET}|${SET}",
                "100$|100$",
                "$ {SET}|$ {SET}",
                "${not a name}|${not a name}",
                "${SET|${SET",
                "$1|$1"
            })
    void defaultsStandInThePlaceOfVariables(String text, String plain) {
        assertThat(values.plain(text)).isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "nginx:$TAG|nginx:${TAG}",
                "nginx:${TAG:-1.27}|nginx:${TAG}",
                "${UNSET:+alt}x|x",
                "$${SET}|$${SET}",
                "$$SET|$SET",
                "$$$SET|$s",
                "$$${SET}|$s",
                "$$$${SET}|$$${SET}",
                "${CONTROLLER:-me}|me",
                "a${|a$${"
            })
    void inManifestsVariablesAreParametersAndTheRestIsNone(String text, String filled) {
        assertThat(values.filled(text)).isEqualTo(filled);
    }

    @Test
    void aParameterHasTheDefaultOfTheFileOrOfTheEnvironment() {
        values.filled("${SET:-other} ${A:-1} ${A:-2} ${B} ${B:-late} ${DB_PASSWORD:-hunter2}");
        assertThat(values.parameters())
                .containsExactly(
                        new DraftParameter("SET", Optional.of("s"), false),
                        new DraftParameter("A", Optional.of("1"), false),
                        new DraftParameter("B", Optional.of("late"), false),
                        new DraftParameter("DB_PASSWORD", Optional.empty(), true));
    }

    @Test
    void bracesWithoutAnEndTakeNoTime() {
        String hostile = "${A:-".repeat(30_000);
        assertThat(values.plain(hostile)).hasSize(hostile.length());
        String deep = "${A:-".repeat(500) + "}".repeat(500);
        assertThat(values.plain(deep)).isEmpty();
    }
}
