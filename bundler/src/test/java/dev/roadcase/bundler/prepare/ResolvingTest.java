package dev.roadcase.bundler.prepare;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ResolvingTest {

    /** The user is told that the memory was too small, not that something went wrong somewhere. */
    @Test
    void whatNoQuestionCanHelpIsThrownAsItIs() {
        try (Resolving<String, String> resolving = new Resolving<>()) {
            OutOfMemoryError full = new OutOfMemoryError("Java heap space");
            resolving.begin("a", () -> {
                throw full;
            });
            assertThatThrownBy(() -> resolving.get("a")).isSameAs(full);
        }
    }
}
