package dev.roadcase.agent.archive.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** volumes.json comes from strangers. */
class VolumeListTest {
    private static final Digest DIGEST = Digest.of(new byte[] {1});
    private static final VolumeList LIST = new VolumeList(
            "x.bundle", List.of(new Volume("x.bundle.001", 7, DIGEST), new Volume("x.bundle.002", 3, DIGEST)));
    private static final String TEXT = new String(LIST.bytes(), StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenIsRead() {
        assertThat(VolumeList.parse("x.bundle", LIST.bytes())).isEqualTo(LIST);
        assertThat(LIST.size()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x.bundle.002|../x.bundle.002|where x.bundle.002 belongs",
                "x.bundle.002|/etc/shadow|where x.bundle.002 belongs",
                "x.bundle.002|x.bundle.001|where x.bundle.002 belongs",
                "x.bundle.002|x.bundle.003|where x.bundle.002 belongs",
                "x.bundle.002|y.bundle.002|where x.bundle.002 belongs",
                "x.bundle.002|x.bundle.002\\u0000|where x.bundle.002 belongs",
                ": 7|: 8|add up to 11",
                ": 7|: 0|a volume of 0 bytes",
                ": 7|: -7|a volume of -7 bytes",
                ": 7|: 7.5|no whole number",
                ": 7|: \"7\"|no whole number",
                ": 7|: 9223372036854775807|a volume of 9223372036854775807 bytes",
                ": 7|: 92233720368547758070|no whole number",
                ": 10|: 9|not to 9",
                "sha256:|sha512:|not a sha256 digest",
                "\"digest\"|\"sum\"|no text \"digest\"",
                "\"volumes\"|\"parts\"|no list \"volumes\"",
                "\"1.0\"|1|no text \"format\"",
            })
    void aListThatLiesIsRefused(String what, String by, String why) throws IOException {
        assertThat(TEXT).contains(what);
        assertThat(refused(TEXT.replace(what, by)))
                .hasMessageContaining("x.bundle.volumes.json is damaged, or is no list of volumes: ")
                .hasMessageContaining(why)
                .returns(ExitCode.NOT_AUTHENTIC, Problem::exitCode);
    }

    @Test
    void anEmptyListIsRefused() throws IOException {
        String none = "{\"format\": \"1.0\", \"size\": 0, \"volumes\": []}";
        assertThat(refused(none)).hasMessageContaining("it lists 0 volumes, not 1 to 999");
    }

    @Test
    void aListOfMoreThanThreeDigitsCountIsRefused() {
        List<Volume> thousand = IntStream.rangeClosed(1, 1000)
                .mapToObj(i -> new Volume("x.bundle." + i, 1, DIGEST))
                .toList();
        assertThatThrownBy(() -> new VolumeList("x.bundle", thousand)).hasMessageContaining("1000 volumes");
    }

    @Test
    void anEndlessListIsRefusedUnread() throws IOException {
        assertThat(refused(TEXT + " ".repeat(2 << 20))).hasMessageContaining("more than 1048576 bytes");
    }

    @Test
    void whatIsNoJsonIsRefused() throws IOException {
        assertThat(refused("PK\3\4")).hasMessageContaining("not JSON");
        assertThat(refused("")).returns(ExitCode.NOT_AUTHENTIC, Problem::exitCode);
    }

    @Test
    void aNewerFormatIsSaidToBeNewer() throws IOException {
        assertThat(refused(TEXT.replace("1.0", "2.0")))
                .hasMessageContaining("x.bundle.volumes.json has bundle format 2.0, newer than 1.0")
                .returns(ExitCode.BAD_INPUT, Problem::exitCode);
    }

    @Test
    void aSetThatWasRenamedIsToldToGetItsNameBack() throws IOException {
        Files.write(folder.resolve("y.bundle.volumes.json"), LIST.bytes());
        Problem problem = catchThrowableOfType(Problem.class, () -> Source.open(folder.resolve("y.bundle")));
        assertThat(problem).hasMessageContaining("it lists \"x.bundle.001\" where y.bundle.001 belongs");
        assertThat(problem.advice())
                .hasValueSatisfying(advice -> assertThat(advice).contains("keep their names"));
    }

    private Problem refused(String text) throws IOException {
        Files.writeString(folder.resolve("x.bundle.volumes.json"), text);
        return catchThrowableOfType(Problem.class, () -> Source.open(folder.resolve("x.bundle.001")));
    }
}
