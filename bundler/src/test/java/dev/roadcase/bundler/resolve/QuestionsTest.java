package dev.roadcase.bundler.resolve;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class QuestionsTest {

    /** The user is told that the memory was too small, not that something went wrong somewhere. */
    @Test
    void whatNoQuestionCanHelpIsThrownAsItIs() {
        try (Questions<String, String> questions = new Questions<>("test")) {
            OutOfMemoryError full = new OutOfMemoryError("Java heap space");
            questions.begin("a", () -> {
                throw full;
            });
            assertThatThrownBy(() -> questions.get("a")).isSameAs(full);
        }
    }
}
