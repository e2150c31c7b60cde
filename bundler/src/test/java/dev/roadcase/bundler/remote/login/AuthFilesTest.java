package dev.roadcase.bundler.remote.login;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
                "",
                "\n",
                "{}",
                "{\"auths\":{\"quay.io\":{}}}",
                "{\"auths\":{\"quay.io\":{\"auth\":\"\"}}}",
                "{\"auths\":[]}"
            })
    void aFileWithoutALoginKnowsNone(String file) throws IOException {
        assertThat(user(file, "quay.io", "acme/api")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://index.docker.io/v1/", "docker.io"})
    void aHelperKnowsDockerHubByAnUrlOrAName(String key) throws IOException {
        helper(
                "box",
                "read server; test \"$server\" = \"" + key
                        + "\" && echo '{\"Username\":\"ann\",\"Secret\":\"x\"}' || { echo credentials not found in native keychain; exit 1; }");
        assertThat(user("{\"credsStore\":\"box\"}", "registry-1.docker.io", "library/debian"))
                .contains("ann");
        assertThat(user("{\"credHelpers\":{\"" + key + "\":\"box\"}}", "registry-1.docker.io", "library/debian"))
                .contains("ann");
    }

    @Test
    void aHelperForAHostComesBeforeTheOneForAllAndBeforeTheFile() throws IOException {
        helper("one", "echo '{\"Username\":\"one\",\"Secret\":\"x\"}'");
        helper("all", "echo '{\"Username\":\"all\",\"Secret\":\"x\"}'");
        String file = "{\"credsStore\":\"all\",\"credHelpers\":{\"quay.io\":\"one\"},\"auths\":{\"ghcr.io\":"
                + entry("file:x") + "}}";
        assertThat(user(file, "quay.io", "a")).contains("one");
        assertThat(user(file, "ghcr.io", "a")).contains("all");
    }

    @Test
    void whatAHelperDoesNotKnowMayStandInTheFile() throws IOException {
        helper("box", "echo credentials not found in native keychain; exit 1");
        String file = "{\"credsStore\":\"box\",\"auths\":{\"quay.io\":" + entry("file:x") + "}}";
        assertThat(user(file, "quay.io", "a")).contains("file");
    }

    @Test
    @Timeout(90)
    void aHelperThatDoesNotAnswerIsEndedWithAllThatItHasStarted() throws IOException {
        helper("box", "sleep 100; echo late");
        RegistryNames names = new RegistryNames("quay.io");
        assertThat(impatient("box").login(names)).isEmpty();
        assertThat(impatient("box").complaint(names).orElseThrow())
                .endsWith("fails: \"it gives no answer within 1 s\"");
    }

    @Test
    @Timeout(50)
    void aHelperThatDoesNotStopIsNotListenedTo() throws IOException {
        helper("box", "yes; exit 1");
        assertThat(new CredentialProgram("box", folder, List.of(folder), Duration.ofSeconds(60))
                        .login(new RegistryNames("quay.io")))
                .isEmpty();
    }

    private CredentialProgram impatient(String suffix) {
        return new CredentialProgram(suffix, folder, List.of(folder), Duration.ofSeconds(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../sh", "a/b", "", "box;id"})
    void aHelperIsAPlainNameInThePath(String suffix) throws IOException {
        assertThat(user("{\"credsStore\":\"" + suffix + "\"}", "quay.io", "a")).isEmpty();
    }

    @Test
    void anIdentityTokenIsALogin() throws IOException {
        Path file = Files.writeString(
                folder.resolve("config.json"), "{\"auths\":{\"quay.io\":{\"auth\":\"\",\"identitytoken\":\"hush\"}}}");
        Login login = new AuthFiles(List.of(file), List.of())
                .find("quay.io", "a", new CredentialAnswers())
                .orElseThrow();
        assertThat(login.isIdentityToken()).isTrue();
        assertThat(login.secret()).isEqualTo("hush");
    }

    @Test
    void theFirstFileThatKnowsAHostIsAsked() throws IOException {
        Path first = Files.writeString(folder.resolve("a"), auth("quay.io", "one:x"));
        Path second = Files.writeString(folder.resolve("b"), auth("quay.io", "two:x"));
        AuthFiles files = new AuthFiles(List.of(folder.resolve("none"), first, second), List.of());
        assertThat(files.find("quay.io", "a", new CredentialAnswers()).map(Login::user))
                .contains("one");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"auths\": hush", "[]", "{\"auths\":{\"quay.io\":{\"auth\":\"hu sh\"}}}"})
    void aBrokenFileIsNamedAndNotQuoted(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), content);
        Problem problem = catchThrowableOfType(
                Problem.class,
                () -> new AuthFiles(List.of(file), List.of(folder)).find("quay.io", "acme", new CredentialAnswers()));
        assertThat(problem).hasMessageContaining(file.toString()).hasNoCause();
        assertThat(problem.getMessage()).doesNotContain("hush", "hu sh");
        assertThat(problem.exitCode()).isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void aLoginDoesNotShowItsPassword() {
        assertThat(new Login("ann", "hush", "file")).asString().doesNotContain("hush");
    }

    private void helper(String suffix, String script) throws IOException {
        Path program = Files.writeString(folder.resolve("docker-credential-" + suffix), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private Optional<String> user(String content, String host, String repository) throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), content);
        return new AuthFiles(List.of(file), List.of(folder))
                .find(host, repository, new CredentialAnswers())
                .map(Login::user);
    }

    private static String auth(String key, String pair) {
        return "{\"auths\":{\"" + key + "\":" + entry(pair) + "}}";
    }

    private static String entry(String pair) {
        return "{\"auth\":\"" + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)) + "\"}";
    }
}
