package dev.roadcase.bundler.draft.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class QuotedTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "",
                "true",
                "y",
                "1e3",
                "0x1",
                "2026-01-01",
                "a: b",
                "a #b",
                "- a",
                "~",
                "null",
                "\ufeff\u0085\u2028",
                "\0\u007f\t\r\n",
                "\ud83d\ude00 ü",
                "'\"\\",
                "&a",
                "*a",
                "!x",
                "%",
                "a:",
                "a.",
                "[x]",
                "{x}",
                "${X}"
            })
    void aTextIsReadAsItWas(String text) {
        Object read = new Yaml().load("x: " + Quoted.text(text) + "\n");
        assertThat(read).extracting("x").isEqualTo(text);
    }

    @Test
    void aRemarkIsOneLineWithoutParameters() {
        assertThat(Quoted.remark("a\nb: ${X}\u2028\u001b[31m")).isEqualTo("a?b: $${X}??[31m");
        assertThat(Quoted.remark("x".repeat(1000))).hasSize(301);
    }
}
