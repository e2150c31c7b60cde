package dev.roadcase.bundler.remote;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import mockwebserver3.MockResponse;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginsTest {
    private static final byte[] MANIFEST =
            ImageManifest.artifact("application/x", List.of()).bytes();
    private static final String PASSWORD = "pass:word:ü";
    private static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString(("ann:" + PASSWORD).getBytes(UTF_8));

    private final FakeHost host = FakeHost.plain();
    private final FakeHost tokens = FakeHost.plain();
    private final Reference reference = host.reference("acme/api:2.3");

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        host.close();
        tokens.close();
    }

    @Test
    void anAnonymousTokenIsFetchedForTheScopeThatTheRegistryNames() throws IOException {
        asksForToken();
        tokens.answers(200, "{\"token\":\"abc.def\"}");
        host.answers(MANIFEST);
        assertThat(client("{}").manifest(reference).bytes()).isEqualTo(MANIFEST);
        assertThat(tokens.asked().getTarget()).isEqualTo("/token?service=reg&scope=repository%3Aacme%2Fapi%3Apull");
        assertThat(host.asked().getHeaders().get("Authorization")).isNull();
        assertThat(host.asked().getHeaders().get("Authorization")).isEqualTo("Bearer abc.def");
    }

    @Test
    void aTokenIsUsedAgainUntilItHasRunOut() throws IOException {
        asksForToken();
        tokens.answers(200, "{\"access_token\":\"one\"}").answers(200, "{\"access_token\":\"two\"}");
        host.answers(MANIFEST).answers(MANIFEST);
        RegistryClient client = client("{}");
        client.manifest(reference);
        client.manifest(reference);
        asksForToken();
        host.answers(MANIFEST);
        client.manifest(reference);
        assertThat(tokens.questions()).isEqualTo(2);
        assertThat(host.questions()).isEqualTo(5);
    }

    @Test
    void aLoginGoesToThePlaceOfTheTokens() throws IOException {
        asksForToken();
        tokens.answers(200, "{\"token\":\"abc\"}");
        host.answers(MANIFEST);
        client(login()).manifest(reference);
        assertThat(tokens.asked().getHeaders().get("Authorization")).isEqualTo(BASIC);
    }

    @Test
    void aPasswordMayHoldColons() throws IOException {
        host.answers(asks("Basic realm=\"reg\"")).answers(MANIFEST);
        client(login()).manifest(reference);
        host.asked();
        assertThat(host.asked().getHeaders().get("Authorization")).isEqualTo(BASIC);
    }

    @Test
    void aLoginIsNotSentUnasked() throws IOException {
        host.answers(MANIFEST);
        client(login()).manifest(reference);
        assertThat(host.asked().getHeaders().get("Authorization")).isNull();
    }

    @Test
    void whoHasNoLoginIsToldHowToLogIn() throws IOException {
        host.answers(asks("Basic realm=\"reg\""));
        Problem problem = problem("{}");
        assertThat(problem).hasMessageContaining(host.name() + " asks for a login");
        assertThat(problem.advice()).contains("log in with `docker login " + host.name() + "`");
    }

    @Test
    void whoseLoginIsHeldByAHelperIsToldAnotherWay() throws IOException {
        host.answers(asks("Basic realm=\"reg\""));
        assertThat(problem("{\"credsStore\":\"desktop\"}").advice().orElseThrow())
                .contains("podman login " + host.name(), "config.json is not asked");
    }

    @Test
    void aLoginThatIsNotAcceptedIsNamedByItsFile() throws IOException {
        host.answers(asks("Basic realm=\"reg\"")).answers(asks("Basic realm=\"reg\""));
        Problem problem = problem(login());
        assertThat(problem).hasMessageContaining("does not accept the login in " + folder.resolve("config.json"));
        assertNoSecret(problem);
    }

    @Test
    void aLoginThatThePlaceOfTheTokensRefusesIsSaidSo() throws IOException {
        asksForToken();
        tokens.answers(401, "{\"details\":\"incorrect username or password\"}");
        Problem problem = problem(login());
        assertThat(problem).hasMessageContaining("does not accept the login in");
        assertThat(problem.advice()).contains("log in with `docker login " + host.name() + "`");
        assertNoSecret(problem);
    }

    @Test
    void whoMayNotReadIsToldSo() throws IOException {
        host.answers(403, "{\"errors\":[{\"code\":\"DENIED\",\"message\":\"requested access is denied\"}]}");
        Problem problem = problem(login());
        assertThat(problem).hasMessageContainingAll("does not let the login in", "DENIED requested access is denied");
        assertThat(problem.advice().orElseThrow()).contains("ask its owner");
    }

    @Test
    void noTokenIsAskedForInPlainTextThatWasNotNamed() throws IOException {
        host.answers(asks("Bearer realm=\"" + tokens.url("/token") + "\""));
        Path file = Files.writeString(folder.resolve("config.json"), login());
        HostSettings settings = host.settings();
        RegistryClient client = new RegistryClient(
                new HostSettings(settings.mirrors(), settings.plainHttp(), List.of(), List.of(file), settings.stall()));
        assertThat(catchThrowableOfType(Problem.class, () -> client.manifest(reference)))
                .hasMessageContaining(tokens.name() + " may be spoken to over HTTPS only");
        assertThat(tokens.questions()).isZero();
    }

    @Test
    void aTokenThatIsNoneIsNotRepeatedInTheError() throws IOException {
        asksForToken();
        tokens.answers(200, "{\"token\":\"sec\\r\\nret\"}");
        assertThat(problem("{}")).hasMessageContaining("was asked for a token and sent none");
        asksForToken();
        tokens.answers(200, "{\"token\": hush");
        Problem problem = problem("{}");
        assertThat(trace(problem)).doesNotContain("hush");
    }

    @Test
    void aRegistryBehindAMirrorLearnsNoLoginOfTheUpstream() throws IOException {
        host.answers(asks("Basic realm=\"reg\""));
        String login = login().replace(host.name(), "quay.io");
        Path file = Files.writeString(folder.resolve("config.json"), login);
        HostSettings settings = host.settings().withMirror("quay.io", host.url("/"));
        RegistryClient client = new RegistryClient(
                new HostSettings(settings.mirrors(), settings.plainHttp(), List.of(), List.of(file), settings.stall()));
        assertThat(catchThrowableOfType(Problem.class, () -> client.manifest(Reference.parse("quay.io/acme/api:2.3"))))
                .hasMessageContaining(host.name() + " asks for a login");
        assertThat(host.questions()).isEqualTo(1);
    }

    private void asksForToken() {
        host.answers(asks(
                "Bearer realm=\"" + tokens.url("/token") + "\",service=\"reg\",scope=\"repository:acme/api:pull\""));
    }

    private static MockResponse.Builder asks(String challenge) {
        return new MockResponse.Builder()
                .code(401)
                .setHeader("WWW-Authenticate", challenge)
                .body(new Buffer());
    }

    private String login() {
        String pair = Base64.getEncoder().encodeToString(("ann:" + PASSWORD).getBytes(UTF_8));
        return "{\"auths\":{\"" + host.name() + "\":{\"auth\":\"" + pair + "\"}}}";
    }

    private RegistryClient client(String config) throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), config);
        HostSettings settings = host.settings().withPlainHttp(tokens.name());
        return new RegistryClient(
                new HostSettings(settings.mirrors(), settings.plainHttp(), List.of(), List.of(file), settings.stall()));
    }

    private Problem problem(String config) throws IOException {
        RegistryClient client = client(config);
        return catchThrowableOfType(Problem.class, () -> client.manifest(reference));
    }

    private static void assertNoSecret(Problem problem) {
        assertThat(trace(problem) + problem.advice()).doesNotContain("word", BASIC);
    }

    private static String trace(Problem problem) {
        StringWriter trace = new StringWriter();
        problem.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }
}
