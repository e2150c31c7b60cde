package dev.roadcase.bundler.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthFilesTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"https://index.docker.io/v1/", "docker.io", "index.docker.io", "https://registry-1.docker.io/v2/"
            })
    void dockerHubHasManyNames(String key) throws IOException {
        assertThat(user(auth(key, "ann:secret"), "registry-1.docker.io", "library/debian"))
                .contains("ann");
    }

    @Test
    void theLongestPartOfANameWins() throws IOException {
        String file = "{\"auths\":{\"quay.io\":" + entry("host:x") + ",\"quay.io/acme\":" + entry("acme:x")
                + ",\"quay.io/acme/api\":" + entry("api:x") + "}}";
        assertThat(user(file, "quay.io", "acme/api")).contains("api");
        assertThat(user(file, "quay.io", "acme/web")).contains("acme");
        assertThat(user(file, "quay.io", "other/web")).contains("host");
        assertThat(user(file, "quay.io:8443", "acme/api")).isEmpty();
    }

    @Test
    void nameAndPasswordMayStandApart() throws IOException {
        assertThat(user("{\"auths\":{\"quay.io\":{\"username\":\"ann\",\"password\":\"a:b\"}}}", "quay.io", "a"))
                .contains("ann");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"auths\":{\"quay.io\":{}}}",
                "{\"auths\":{\"quay.io\":{\"auth\":\"\"}}}",
                "{\"auths\":[]}"
            })
    void aFileWithoutALoginKnowsNone(String file) throws IOException {
        assertThat(user(file, "quay.io", "acme/api")).isEmpty();
    }

    @Test
    void theFirstFileThatKnowsAHostIsAsked() throws IOException {
        Path first = Files.writeString(folder.resolve("a"), auth("quay.io", "one:x"));
        Path second = Files.writeString(folder.resolve("b"), auth("quay.io", "two:x"));
        AuthFiles files = new AuthFiles(List.of(folder.resolve("none"), first, second));
        assertThat(files.find("quay.io", "a").map(Login::user)).contains("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"auths\": hush", "[]", "{\"auths\":{\"quay.io\":{\"auth\":\"hu sh\"}}}"})
    void aBrokenFileIsNamedAndNotQuoted(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), content);
        Problem problem =
                catchThrowableOfType(Problem.class, () -> new AuthFiles(List.of(file)).find("quay.io", "acme"));
        assertThat(problem).hasMessageContaining(file.toString()).hasNoCause();
        assertThat(problem.getMessage()).doesNotContain("hu");
        assertThat(problem.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void aLoginDoesNotShowItsPassword() {
        assertThat(new Login("ann", "hush", folder)).asString().doesNotContain("hush");
    }

    private Optional<String> user(String content, String host, String repository) throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), content);
        return new AuthFiles(List.of(file)).find(host, repository).map(Login::user);
    }

    private static String auth(String key, String pair) {
        return "{\"auths\":{\"" + key + "\":" + entry(pair) + "}}";
    }

    private static String entry(String pair) {
        return "{\"auth\":\"" + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)) + "\"}";
    }
}
