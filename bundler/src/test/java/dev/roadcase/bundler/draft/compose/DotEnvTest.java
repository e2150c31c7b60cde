package dev.roadcase.bundler.draft.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

class DotEnvTest {
    @Test
    void linesThatSetAVariableAreRead() {
        String text =
                "\ufeffA=1\r\n# B=2\r\nexport C = three # really\n\nD=\"a \\\"b\\\" #c\\n\" # d\nE='x $y'\nF=\nno line\nG=#x\nH=a#b\n";
        assertThat(DotEnv.parse(text).values())
                .containsExactly(
                        entry("A", "1"),
                        entry("C", "three"),
                        entry("D", "a \"b\" #c\n"),
                        entry("E", "x $y"),
                        entry("F", ""),
                        entry("G", ""),
                        entry("H", "a#b"));
        assertThat(DotEnv.parse("A=\"" + "\\n".repeat(50_000)).values().get("A"))
                .hasSize(50_000);
    }
}
