package dev.roadcase.bundler.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecipeTest {
    @Test
    void theSameIngredientsAreTheSameRecipe() {
        assertThat(Recipe.of("way 1", List.of("a", "b"))).isEqualTo(Recipe.of("way 1", List.of("a", "b")));
    }

    @Test
    void anotherWayOrOrderOrBorderIsAnotherRecipe() {
        assertThat(List.of(
                        Recipe.of("way 1", List.of("a", "b")),
                        Recipe.of("way 2", List.of("a", "b")),
                        Recipe.of("way 1", List.of("b", "a")),
                        Recipe.of("way 1", List.of("ab")),
                        Recipe.of("way 1", List.of("a\n1 b")),
                        Recipe.of("way 1", List.of("a", "b", ""))))
                .doesNotHaveDuplicates();
    }
}
