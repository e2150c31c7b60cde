package dev.roadcase.bundler.doctor.computer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Versions as programs say them. */
class ToolVersionTest {
    @Test
    void theFirstVersionInATextCounts() {
        assertThat(ToolVersion.in("Vagrant 2.3.4")).contains(new ToolVersion(2, 3, 4));
        assertThat(ToolVersion.in("20.10")).contains(new ToolVersion(20, 10, 0));
        assertThat(ToolVersion.in("dev")).isEmpty();
        assertThat(new ToolVersion(2, 2, 19).isBefore(new ToolVersion(2, 10, 0)))
                .isTrue();
        assertThat(new ToolVersion(2, 2, 5).isBefore(new ToolVersion(2, 2, 5))).isFalse();
    }
}
