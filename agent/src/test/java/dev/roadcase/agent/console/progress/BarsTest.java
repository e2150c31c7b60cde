package dev.roadcase.agent.console.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BarsTest {
    private static final long MIB = 1 << 20;
    private static final Moving LAYER = moving(
            "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef of quay.io/acme/api:2.3",
            170 * MIB,
            850 * MIB,
            12.3 * MIB);
    private static final Moving WHOLE = moving("all", 1024 * MIB, 4096 * MIB, 20 * MIB);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | '0123456789ab of quay.io/acme/api:2.3                                   [=-------]  170.0/850.0 MiB   12.3 MiB/s    0:56'",
                " 80 | '0123456789ab ..o/acme/api:2.3  [=-------]  170.0/850.0 MiB   12.3 MiB/s    0:56'",
                " 60 | '012345678..me/api:2.3  170.0/850.0 MiB   12.3 MiB/s    0:56'",
                " 50 | '01234567..e/api:2.3  170.0/850.0 MiB   12.3 MiB/s'",
                " 40 | '0123456789..me/api:2.3  170.0/850.0 MiB'",
                " 30 | '01234..i:2.3  170.0/850.0 MiB'",
                " 20 | '01234567..e/api:2.3'",
                "  2 | '3'",
                "  1 | '3'",
            })
    void theNarrowerTheTerminalTheLessIsSaid(int columns, String line) {
        assertThat(bars(columns, 24).lines(List.of(LAYER), Optional.empty())).containsExactly(line);
    }

    @Test
    void theWholeStandsBelowItsTransfers() {
        List<String> lines = bars(80, 24).lines(List.of(LAYER), Optional.of(WHOLE));
        assertThat(lines).hasSize(2);
        assertThat(lines.get(1))
                .isEqualTo("all                            [==------]      1.0/4.0 GiB   20.0 MiB/s    2:34");
    }

    @Test
    void ofWhatHasNoKnownSizeTheBytesAreSaidAlone() {
        Moving page = moving("https://a.example/page", 700, -1, 0);
        assertThat(bars(80, 24).lines(List.of(page), Optional.empty()))
                .containsExactly("https://a.example/page         [--------]            700 B                     ");
    }

    @Test
    void whatWaitsSaysWhyAndHowLong() {
        Moving waiting =
                new Moving(LAYER.what(), 5, 10, 0, Optional.of("again in 4 s: quay.io answers with the status 503"));
        assertThat(bars(80, 24).lines(List.of(waiting), Optional.empty()))
                .containsExactly("0123456789ab of quay.io/acme/api:2.3  again in 4 s: quay..s with the status 503");
    }

    @Test
    void colourIsInTheBarAlone() {
        assertThat(new Bars(new TerminalSize(80, 24), true)
                        .lines(List.of(LAYER), Optional.empty())
                        .get(0))
                .contains("[\u001b[32m=\u001b[0m-------]");
    }

    @ParameterizedTest
    @CsvSource({"24, 6, 7, 'all'", "5, 6, 4, 'and 4 more'", "3, 6, 2, 'and 6 more'", "2, 6, 1, ''", "1, 6, 1, ''"})
    void whatDoesNotFitIsCounted(int rows, int running, int lines, String counted) {
        List<String> shown = bars(80, rows).lines(Collections.nCopies(running, LAYER), Optional.of(WHOLE));
        assertThat(shown).hasSize(lines);
        assertThat(shown.get(lines - 1)).startsWith("all ");
        assertThat(String.join("\n", shown)).contains(counted);
    }

    @Test
    void noLineReachesTheLastColumnWhateverTheSize() {
        List<Moving> running = List.of(LAYER, moving("展示 🚚 e\u0301", 1000 * MIB - 1, 1000 * MIB, 1023.9 * MIB), WHOLE);
        IntStream.rangeClosed(2, 130)
                .forEach(columns -> assertThat(bars(columns, 24).lines(running, Optional.of(WHOLE)))
                        .allMatch(line -> new ScreenText(line).columns() == columns - 1));
    }

    private static Bars bars(int columns, int rows) {
        return new Bars(new TerminalSize(columns, rows), false);
    }

    private static Moving moving(String what, long position, long size, double rate) {
        return new Moving(what, position, size, rate, Optional.empty());
    }
}
