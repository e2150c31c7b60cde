package dev.roadcase.inaetics.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SeenTest {
    private final Seen seen = new Seen();

    @Test
    void aNumberIsNewOnce() {
        assertThat(seen.add(5)).isTrue();
        assertThat(seen.add(3)).isTrue();
        assertThat(seen.add(5)).isFalse();
        assertThat(seen.add(3)).isFalse();
        assertThat(seen.count()).isEqualTo(2);
    }

    @Test
    void aNumberFarBelowTheHighestWasSeen() {
        seen.add(Seen.WINDOW + 7L);
        assertThat(seen.add(7)).isFalse();
        assertThat(seen.add(8)).isTrue();
    }

    @Test
    void aNumberFarAboveIsNew() {
        seen.add(1);
        assertThat(seen.add(10L * Seen.WINDOW + 1)).isTrue();
        assertThat(seen.add(10L * Seen.WINDOW)).isTrue();
    }

    @Test
    void knowsWhatASetKnowsWhileNumbersComeInDisorder() {
        Set<Long> set = new HashSet<>();
        Random chance = new Random(42);
        for (long base = 1; base < 3L * Seen.WINDOW; base += 50) {
            long number = base + chance.nextInt(1000);
            assertThat(seen.add(number)).isEqualTo(set.add(number));
        }
        assertThat(seen.count()).isEqualTo(set.size());
    }
}
