package dev.roadcase.agent.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNamesTest {
    private static List<String> near(String wanted, int most, String... names) {
        NearNames near = new NearNames(wanted, most);
        List.of(names).forEach(near::consider);
        return near.best();
    }

    @Test
    void theSameLastWordCountsMost() {
        assertThat(near("opt/bin/kubelet", 2, "opt/bin/kubectl", "usr/local/bin/kubelet", "etc/passwd"))
                .containsExactly("usr/local/bin/kubelet", "opt/bin/kubectl");
    }

    @Test
    void onlyTheBestAreKeptInAnyOrderOfComing() {
        assertThat(near("abcd", 1, "abce", "xyz", "abcd0")).containsExactly("abcd0");
        assertThat(near("abcd", 1, "abcd0", "xyz", "abce")).containsExactly("abcd0");
    }

    @Test
    void aNameIsShownOnce() {
        assertThat(near("queue", 3, "queue:1", "queue:1")).containsExactly("queue:1");
    }

    @Test
    void anEmptyNameIsNeverShown() {
        assertThat(near("queue", 3, "")).isEmpty();
    }

    @Test
    void aWordWithTwoWrongLettersIsMeant() {
        List<String> known = List.of("prepare", "inspect", "serve");
        assertThat(NearNames.meant("prepaer", known)).contains("prepare");
        assertThat(NearNames.meant("insect", known)).contains("inspect");
        assertThat(NearNames.meant("push", known)).isEmpty();
    }
}
