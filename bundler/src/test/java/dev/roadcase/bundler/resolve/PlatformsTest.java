package dev.roadcase.bundler.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.ImageIndex;
import dev.roadcase.agent.format.MediaType;
import dev.roadcase.agent.format.Platform;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformsTest {
    private static final String NONE = "-";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linux/amd64              | linux/amd64 linux/arm64                     | linux/amd64",
                "linux/arm64 linux/amd64  | linux/amd64 linux/arm64                     | linux/arm64 linux/amd64",
                "linux/arm/v7             | linux/arm/v6 linux/arm/v7                   | linux/arm/v7",
                "linux/arm                | linux/arm/v6 linux/arm/v7                   | linux/arm/v6 linux/arm/v7",
                "linux/arm/v7             | linux/arm/v6 linux/arm                      | linux/arm",
                "linux/arm64/v8           | linux/amd64 linux/arm64                     | linux/arm64",
                "linux/arm64              | linux/amd64 linux/arm64/v8                  | linux/arm64/v8",
                "linux/amd64              | linux/amd64 unknown/unknown linux/arm64     | linux/amd64",
                "linux/amd64 linux/amd64  | linux/amd64                                 | linux/amd64",
                "all                      | linux/amd64 unknown/unknown                 | linux/amd64 unknown/unknown",
                "linux/riscv64            | linux/amd64 unknown/unknown                 | ''",
                "linux/arm/v5             | linux/arm linux/arm/v6                      | ''",
                "linux/amd64              | linux/amd64/v3 linux/amd64                  | linux/amd64",
                "linux/amd64              | linux/amd64/v3 linux/amd64/v1               | linux/amd64/v1",
                "linux/amd64              | linux/amd64/v2 linux/amd64/v4               | ''",
                "linux/amd64/v3           | linux/amd64 linux/amd64/v4 linux/amd64/v2   | linux/amd64/v2",
                "linux/amd64/v2           | linux/amd64/v3 linux/amd64                  | linux/amd64",
                "linux/arm/v7             | linux/arm/v5 linux/arm/v6                   | linux/arm/v6",
                "linux/arm64              | linux/arm64/v9 linux/arm64                  | linux/arm64",
                "linux/arm64/v8           | linux/arm64/v9                              | ''",
                "linux/x86_64             | linux/arm64 linux/amd64                     | linux/amd64",
            })
    void membersAreChosenInTheOrderOfWhatIsWanted(String wanted, String offered, String chosen) {
        assertThat(platforms(wanted).choose(index(offered)))
                .extracting(PlatformsTest::name)
                .containsExactly(words(chosen).toArray(String[]::new));
    }

    @Test
    void anIndexInAnIndexIsLookedInto() {
        Descriptor nested = Descriptor.of(MediaType.OCI_INDEX, "nested".getBytes());
        ImageIndex index = new ImageIndex(MediaType.OCI_INDEX, List.of(member("linux/arm64"), nested), Map.of());
        assertThat(platforms("linux/amd64").choose(index)).isEmpty();
        assertThat(platforms("linux/amd64").lookInto(index)).containsExactly(nested);
        assertThat(platforms("linux/arm64").lookInto(index)).isEmpty();
    }

    @Test
    void whatIsMissingIsSaidWithWhatThereIsButForAttestations() {
        Problem problem = platforms("linux/riscv64 linux/s390x")
                .missing(
                        Reference.parse("quay.io/acme/api:1"),
                        words("linux/amd64 unknown/unknown linux/arm/v7 linux/amd64")
                                .map(Platform::parse)
                                .toList());
        assertThat(problem.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
        assertThat(problem)
                .hasMessage("quay.io/acme/api:1 is not made for linux/riscv64, linux/s390x, but for linux/amd64,"
                        + " linux/arm/v7");
        assertThat(problem.advice()).contains("choose another with --platform, or another image");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "linux/amd64 linux/arm64  | linux/amd64 linux/arm64/v8  | ''",
                "linux/amd64 linux/arm64  | linux/amd64 unknown/unknown | linux/arm64",
                "linux/s390x linux/arm/v5 | linux/arm/v6                | linux/s390x linux/arm/v5",
                "linux/s390x linux/arm/v7 | linux/arm/v6                | linux/s390x",
                "linux/amd64              | linux/amd64/v2              | linux/amd64",
                "all                      | linux/amd64                 | ''",
            })
    void theOnesThatAnImageIsNotMadeForAreKnown(String wanted, String offered, String lacking) {
        assertThat(platforms(wanted).lacking(made(offered)))
                .extracting(Platform::toString)
                .containsExactly(words(lacking).toArray(String[]::new));
    }

    @Test
    void anImageOfOnePlatformLacksTheOthers() {
        assertThat(platforms("linux/amd64 linux/arm64").lacking(made("linux/amd64")))
                .containsExactly(Platform.parse("linux/arm64"));
        assertThat(platforms("linux/amd64 linux/arm64").lacking(List.of(Optional.empty())))
                .isEmpty();
    }

    private static Platforms platforms(String wanted) {
        return new Platforms(
                wanted.equals("all")
                        ? List.of()
                        : words(wanted).map(Platform::parse).toList());
    }

    private static List<Optional<Platform>> made(String offered) {
        return words(offered).map(Platform::parse).map(Optional::of).toList();
    }

    private static ImageIndex index(String offered) {
        return new ImageIndex(
                MediaType.OCI_INDEX, words(offered).map(PlatformsTest::member).toList(), Map.of());
    }

    private static Descriptor member(String platform) {
        return new Descriptor(
                MediaType.OCI_MANIFEST,
                Digest.of(platform.getBytes()),
                7,
                Optional.of(Platform.parse(platform)),
                Optional.empty(),
                Map.of());
    }

    private static String name(Descriptor member) {
        return member.platform().map(Platform::toString).orElse(NONE);
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.trim().split(" +")).filter(word -> !word.isEmpty());
    }
}
