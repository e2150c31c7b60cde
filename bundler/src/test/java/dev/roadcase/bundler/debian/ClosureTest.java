package dev.roadcase.bundler.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.lock.LockedPackages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClosureTest {
    @TempDir
    Path folder;

    @Test
    void whatIsAskedForComesWithAllThatItNeedsAndNoRecommends() throws IOException {
        String list = stanza("a", "1", "Pre-Depends: b", "Depends: c (>= 2)", "Recommends: d")
                + stanza("b", "1")
                + stanza("c", "2", "Depends: a")
                + stanza("d", "1");
        assertThat(closure(List.of("a"), list)).containsExactly("a 1", "b 1", "c 2");
    }

    @Test
    void theNewestVersionOverAllListsIsTaken() throws IOException {
        assertThat(closure(List.of("a"), stanza("a", "1.9"), stanza("a", "1.10") + stanza("a", "1.10~rc1")))
                .containsExactly("a 1.10");
    }

    @Test
    void otherArchitecturesAreLeftOut() throws IOException {
        String foreign = stanza("a", "9").replace("amd64", "arm64");
        assertThat(closure(List.of("a"), foreign, stanza("a", "1").replace("amd64", "all")))
                .containsExactly("a 1");
    }

    @Test
    void ofAlternativesTheOneThatIsThereIsEnough() throws IOException {
        String list = stanza("a", "1", "Depends: x | y") + stanza("x", "1") + stanza("y", "1");
        assertThat(closure(List.of("a"), list)).containsExactly("a 1", "x 1");
        assertThat(closure(List.of("a", "y"), list)).containsExactly("a 1", "y 1");
    }

    @Test
    void whatMergesUsrIsNotNeededWhereItIsMerged() throws IOException {
        String list = stanza("a", "1", "Depends: usrmerge | usr-is-merged")
                + stanza("usrmerge", "1")
                + stanza("usr-is-merged", "1");
        assertThat(closure(List.of("a"), list)).containsExactly("a 1", "usr-is-merged 1");
    }

    @Test
    void anAlternativeThatCannotBeHadIsPassedOver() throws IOException {
        String list = stanza("a", "1", "Depends: x (>= 2) | nowhere | y") + stanza("x", "1") + stanza("y", "1");
        assertThat(closure(List.of("a"), list)).containsExactly("a 1", "y 1");
    }

    @Test
    void aProvidedNameIsAsGoodAsOnesOwnButProvesAVersionOnlyWhereItClaimsOne() throws IOException {
        String list = stanza("a", "1", "Depends: mail (>= 2)")
                + stanza("p", "9", "Provides: mail")
                + stanza("q", "9", "Provides: mail (= 2.1)");
        assertThat(closure(List.of("a"), list)).containsExactly("a 1", "q 9");
        assertThat(closure(List.of("mail"), list)).containsExactly("p 9");
    }

    @Test
    void aNameThatOnlyAnOlderVersionProvidedIsGone() throws IOException {
        String list = stanza("p", "1", "Provides: mail") + stanza("p", "2");
        assertThatThrownBy(() -> closure(List.of("mail"), list)).hasMessageContaining("mail");
    }

    @Test
    void whatIsEssentialComesOnlyWhereItIsAskedFor() throws IOException {
        String list = stanza("a", "1")
                + stanza("shell", "1", "Essential: yes", "Depends: lib")
                + stanza("lib", "1")
                + stanza("b", "1", "Essential: no")
                + stanza("old", "1", "Essential: yes")
                + stanza("old", "2");
        assertThat(closure(List.of("a", LockedPackages.ESSENTIAL), list)).containsExactly("a 1", "lib 1", "shell 1");
        assertThat(closure(List.of(LockedPackages.ESSENTIAL), list)).containsExactly("lib 1", "shell 1");
        assertThat(closure(List.of("a"), list)).containsExactly("a 1");
        assertThatThrownBy(() -> closure(List.of(LockedPackages.ESSENTIAL), stanza("a", "1")))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("essential");
    }

    @Test
    void ofThoseThatProvideANameTheOneThatDebianRequiresIsTaken() throws IOException {
        String list = stanza("a", "1", "Depends: awk")
                + stanza("gawk", "1", "Provides: awk", "Priority: optional")
                + stanza("mawk", "1", "Provides: awk", "Priority: required");
        assertThat(closure(List.of("a"), list)).containsExactly("a 1", "mawk 1");
    }

    @Test
    void whatIsMissingIsNamedTogetherWithWhoNeedsIt() {
        String list = stanza("a", "1", "Depends: b (= 3) | c");
        assertThatThrownBy(() -> closure(List.of("a"), list + stanza("b", "2")))
                .isInstanceOfSatisfying(
                        Problem.class, p -> assertThat(p.exitCode().number()).isEqualTo(3))
                .hasMessageContaining("package a needs")
                .hasMessageContaining("b (= 3) or c");
    }

    @Test
    void aListLargerThanItMayBeIsRefused() {
        assertThatThrownBy(() -> new PackageListWriter(folder.resolve("list"), 10).write(in(stanza("a", "1"))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEndlessLineIsRefused() {
        assertThatThrownBy(() -> new PackageListWriter(folder.resolve("list"), 1 << 30)
                        .write(in("A".repeat((1 << 20) + 70_000))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<String> closure(List<String> asked, String... lists) throws IOException {
        List<PackageList> read = new ArrayList<>();
        for (String list : lists) {
            read.add(new PackageListWriter(Files.createTempFile(folder, "list", ""), 1 << 20).write(in(list)));
        }
        return Closure.of(new TreeSet<>(asked), new Candidates(read, "amd64")).stream()
                .map(Object::toString)
                .toList();
    }

    private static ByteArrayInputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String stanza(String name, String version, String... fields) {
        return "Package: " + name + "\nVersion: " + version + "\nArchitecture: amd64\nFilename: pool/" + name
                + ".deb\nSize: 7\nSHA256: " + "a".repeat(64) + "\n" + String.join("", each(fields)) + "\n";
    }

    private static List<String> each(String... fields) {
        return List.of(fields).stream().map(field -> field + "\n").toList();
    }
}
