package dev.roadcase.bundler.secret;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlackoutTest {
    private static String over(List<String> secrets, String text) {
        return Blackout.of(secrets).over(text);
    }

    @Test
    void secretsAreReplacedTheLongestFirst() {
        assertThat(over(List.of("swordfish", "swordfish-and-chips"), "a swordfish-and-chips b swordfish c"))
                .isEqualTo("a [secret] b [secret] c");
    }

    @Test
    void aShortOneIsReplacedWhereItIsAWholeWord() {
        assertThat(over(List.of("80"), "port 80, 1801 and 8080")).isEqualTo("port [secret], 1801 and 8080");
    }

    @Test
    void anEmptyOneIsNone() {
        assertThat(over(List.of("", " "), "a text")).isEqualTo("a text");
    }

    @Test
    void itIsFoundAsJsonAndUrlsWriteIt() {
        assertThat(over(List.of("sword \"fish\""), "{\"a\":\"sword \\\"fish\\\"\"} ?a=sword+%22fish%22"))
                .isEqualTo("{\"a\":\"[secret]\"} ?a=[secret]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "ab", "abc", "user:", "someone:"})
    void itIsFoundInBase64WhateverStandsAroundIt(String before) {
        for (String after : List.of("", "x", "xy", "xyz")) {
            String coded = Base64.getEncoder().encodeToString((before + "swordfish" + after).getBytes(UTF_8));
            assertThat(over(List.of("swordfish"), coded))
                    .as(coded)
                    .contains("[secret]")
                    .hasSizeLessThan(26);
        }
    }

    @Test
    void privateKeysOfAnybodyAreReplaced() {
        assertThat(over(List.of(), "x\n-----BEGIN EC PRIVATE KEY-----\nMHc\n-----END EC PRIVATE KEY-----\ny"))
                .isEqualTo("x\n[secret]\ny");
    }

    @Test
    void whatIsSecretIsNotSaidOfItEither() {
        assertThat(Blackout.of(List.of("swordfish")).toString()).doesNotContain("swordfish");
    }
}
