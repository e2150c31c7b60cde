package dev.roadcase.bundler.ssh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RemoteWordsTest {
    @Test
    void theLastWordsAreTheReason() {
        assertThat(new RemoteWords(1, "", "first\nlast\n").reason()).isEqualTo("last");
        assertThat(new RemoteWords(3, "", " ").reason()).isEqualTo("it ended with 3");
    }

    @Test
    void warningsAreToldFromAllElse() {
        RemoteWords said = new RemoteWords(0, "warning: none\n", "removed: a\nwarning: the image b stays\n");
        assertThat(said.warnings()).containsExactly("the image b stays");
    }
}
