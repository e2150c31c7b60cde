package dev.roadcase.bundler.draft.compose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandWordsTest {
    @Test
    void quotesAndBackslashesAreHeeded() {
        assertThat(CommandWords.of("redis-server --save \"\" --name 'a b' c\\ d \"e\\\"f\" g''h"))
                .containsExactly("redis-server", "--save", "", "--name", "a b", "c d", "e\"f", "gh");
        assertThat(CommandWords.of("  \t\n ")).isEmpty();
        assertThat(CommandWords.of("'no end")).containsExactly("no end");
        assertThat(CommandWords.of("end\\")).containsExactly("end\\");
    }
}
