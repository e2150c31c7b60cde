package dev.roadcase.agent.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class TemplateTest {
    /** Each place in which a name may stand. */
    private static final String PLACES = """
            # ${A}
            kind: &kind ConfigMap   # and ${A}
            ${A}: key
            plain: ${A}
            part: x-${A}/y
            double: "say \\"${A}\\" twice"
            single: 'it''s ${A}'
            list: [${A}, "${A}", {a: ${A}}]
            items:
            - ${A}
            - - ${A}
            anchored: &a ${A}
            tagged: !!str ${A}
            again: *a
            literal: |
              first ${A}
              ${A}
            kept: |+
              ${A}

            folded: >-
              one ${A}
              two

            last: end
            ---
            ${A}
            """;

    private static final String MARK = "Mark";

    private static String fill(String text, String value) {
        return Template.of(text).fill(name -> value, Set.of());
    }

    private static List<Object> read(String yaml) {
        List<Object> documents = new ArrayList<>();
        new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml).forEach(documents::add);
        return documents;
    }

    /** What a reader gets if the value changes nothing but the texts in which its name stands. */
    private static Object expected(Object read, UnaryOperator<String> fill) {
        if (read instanceof Map<?, ?> map) {
            List<Object> entries = new ArrayList<>();
            map.forEach((key, value) -> entries.add(List.of(expected(key, fill), expected(value, fill))));
            return entries;
        }
        if (read instanceof List<?> list) {
            return list.stream().map(item -> expected(item, fill)).toList();
        }
        return fill.apply(String.valueOf(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: b",
                "a #b",
                "#",
                "- a",
                "-",
                "---",
                "--- x",
                "...",
                "? a",
                ": a",
                "a:",
                "[a",
                "{a}",
                "]",
                "a, b",
                "*a",
                "&a",
                "!a",
                "|",
                ">",
                "%a",
                "@a",
                "`a`",
                "\"",
                "'",
                "\\",
                "\\n",
                "a\nb: c",
                "\n",
                "\r\n",
                "\t",
                " a",
                "a ",
                "",
                "~",
                "${B}",
                "$${B}",
                "é: ü",
                "😀",
                "a\u0085b",
                "\u2028",
                "\u0000",
                "\u007f",
                "\uFEFF",
                "\nkind: Secret\n---\n",
                "a\n\n  b\n",
                "Zürich 😀\nx",
                "roadcaseX0X0Z",
                "=",
                "<<"
            })
    void aValueChangesNothingButTheTextThatItStandsIn(String value) {
        List<Object> filled = read(fill(PLACES, value));
        List<Object> marked = read(fill(PLACES, MARK));
        assertThat(filled).hasSize(2);
        assertThat(expected(filled, text -> text)).isEqualTo(expected(marked, text -> text.replace(MARK, value)));
    }

    @Test
    void noSequenceOfCharactersChangesAnythingElse() {
        Random random = new Random(11);
        Object marked = read(fill(PLACES, MARK));
        for (int i = 0; i < 3000; i++) {
            String value = random.ints(1 + random.nextInt(6), 0, 20)
                    .mapToObj(one -> "a1 -:#\n\t\"'\\{}[],&*!|>é".substring(one, one + 1))
                    .reduce("", String::concat);
            if (!value.matches("[0-9: .-]+")) {
                assertThat(expected(read(fill(PLACES, value)), text -> text))
                        .as(value)
                        .isEqualTo(expected(marked, text -> text.replace(MARK, value)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a: ${A},3,a: 3",
        "a: ${A},true,a: true",
        "'{\"a\": ${A}}',3,'{\"a\": 3}'",
        "'{\"a\": ${A}}',x,'{\"a\": \"x\"}'",
        "'{\"a\": ${A}}',07,'{\"a\": \"07\"}'",
        "a: x:${A},1.0,a: x:1.0",
        "a: ${A},two words,a: two words"
    })
    void aValueThatNeedsNoQuotesGetsNone(String text, String value, String filled) {
        assertThat(fill(text, value)).isEqualTo(filled);
    }

    @Test
    void aTextIsNoNumber() {
        Template template = Template.of("a: ${A}\nb: ${B}\nc: v${A}\n");
        assertThat(template.fill(name -> "1", Set.of("A"))).isEqualTo("a: \"1\"\nb: 1\nc: v1\n");
    }

    @Test
    void allElseStaysAsItIs() {
        String text = "a:   ${A} # $${A} ${A}\n\r\n'b':  [ x,  \"y\" ]\n---\n...\n";
        assertThat(fill(text, "1")).isEqualTo("a:   1 # ${A} ${A}\n\r\n'b':  [ x,  \"y\" ]\n---\n...\n");
    }

    @Test
    void jsonMayBeIndentedWithTabs() {
        assertThat(fill("\n{\n\t\"a\": \"${A}\"\n}\n", "b\"c")).isEqualTo("\n{\n\t\"a\": \"b\\\"c\"\n}\n");
    }

    @Test
    void windowsLineEndsStay() {
        assertThat(read(fill("a: ${A}\r\nb: |\r\n  ${A}\r\n  x\r\nc: d\r\n", "e: f")))
                .isEqualTo(List.of(Map.of("a", "e: f", "b", "e: f\nx\n", "c", "d")));
        assertThat(read(fill("b: |\r\n  ${A}\r\n  x\r\nc: d\r\n", " e\nf")))
                .isEqualTo(List.of(Map.of("b", " e\nf\nx\n", "c", "d")));
    }

    @Test
    void wordsOfOursMayStandInTheText() {
        assertThat(fill("a: roadcaseX0X0Z ${A} roadcaseX1X", "b")).isEqualTo("a: roadcaseX0X0Z b roadcaseX1X");
    }

    @Test
    void whatIsNotYamlIsSaidWithItsLine() {
        assertThatThrownBy(() -> fill("a: ${A}\nb: \"c\n", "d"))
                .isInstanceOf(UnreadableManifest.class)
                .hasMessageStartingWith("line 3: ");
    }
}
