package dev.roadcase.bundler.remote.authentication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.format.Descriptor;
import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.Connections;
import dev.roadcase.bundler.remote.FakeHost;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.login.AuthFiles;
import dev.roadcase.bundler.remote.part.ByteRange;
import dev.roadcase.bundler.remote.part.RemotePart;
import dev.roadcase.bundler.remote.registry.PulledManifest;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
    void whoseHelperFailsIsToldWhatItSaid() throws IOException {
        helper("broken", "echo no key ring; exit 1");
        host.answers(asks("Basic realm=\"reg\""));
        assertThat(problem("{\"credsStore\":\"broken\"}").advice().orElseThrow())
                .startsWith("log in with `docker login " + host.name() + "`; docker-credential-broken, which ")
                .endsWith("config.json names, fails: \"no key ring\"");
    }

    @Test
    void whoseHelperIsNotThereIsToldSo() throws IOException {
        host.answers(asks("Basic realm=\"reg\""));
        assertThat(problem("{\"credsStore\":\"gone\"}").advice().orElseThrow())
                .contains("docker-credential-gone, which ", "config.json names, is not in the PATH");
    }

    @Test
    void aHelperThatIsNotThereKeepsNobodyFromWhatIsOpenToAll() throws IOException {
        asksForToken();
        tokens.answers(200, "{\"token\":\"abc\"}");
        host.answers(MANIFEST);
        assertThat(client("{\"credsStore\":\"gone\"}").manifest(reference).bytes())
                .isEqualTo(MANIFEST);
        assertThat(tokens.asked().getHeaders().get("Authorization")).isNull();
    }

    @Test
    void theLoginThatAHelperKeepsIsUsed() throws IOException {
        helper(
                "box",
                "read server; test \"$1 $server\" = \"get " + host.name()
                        + "\" && echo '{\"Username\":\"ann\",\"Secret\":\"" + PASSWORD + "\"}'");
        host.answers(asks("Basic realm=\"reg\"")).answers(MANIFEST);
        client("{\"credHelpers\":{\"" + host.name() + "\":\"box\"}}").manifest(reference);
        host.asked();
        assertThat(host.asked().getHeaders().get("Authorization")).isEqualTo(BASIC);
    }

    @Test
    void aHelperIsAskedOnceForManyQuestions() throws IOException {
        helper("box", "echo asked >>" + folder.resolve("log") + "; echo '{\"Username\":\"ann\",\"Secret\":\"x\"}'");
        RegistryClient client = client("{\"credsStore\":\"box\"}");
        for (int token = 0; token < 3; token++) {
            asksForToken();
            tokens.answers(200, "{\"token\":\"" + token + "\"}");
            host.answers(MANIFEST);
            client.manifest(reference);
        }
        assertThat(folder.resolve("log")).hasContent("asked");
    }

    @Test
    void aHelperIsAskedOnceInARunHoweverManyClientsAndRepositoriesItHas() throws IOException {
        helper("box", "echo asked >>" + folder.resolve("log") + "; echo '{\"Username\":\"ann\",\"Secret\":\"x\"}'");
        Connections run = Connections.impatient(settings("{\"credsStore\":\"box\"}"));
        for (String repository : List.of("acme/api:1", "acme/web:1")) {
            host.answers(asks("Basic realm=\"reg\"")).answers(MANIFEST).answers(MANIFEST);
            new RegistryClient(run).manifest(host.reference(repository));
            new RegistryClient(run).manifest(host.reference(repository));
        }
        assertThat(folder.resolve("log")).hasContent("asked");
        assertThat(host.questions()).isEqualTo(6);
    }

    @Test
    void whatAHelperSaysIsNotRepeatedInTheError() throws IOException {
        helper("box", "echo '{\"Secret\": hush'");
        host.answers(asks("Basic realm=\"reg\""));
        Problem problem = problem("{\"credsStore\":\"box\"}");
        assertThat(problem).hasMessageContaining("docker-credential-box").hasMessageContaining("no JSON object");
        assertThat(trace(problem)).doesNotContain("hush");
    }

    @Test
    void anIdentityTokenIsExchangedInTheBodyOfTheQuestion() throws IOException {
        asksForToken();
        tokens.answers(200, "{\"access_token\":\"abc\"}");
        host.answers(MANIFEST);
        client("{\"auths\":{\"" + host.name() + "\":{\"identitytoken\":\"hush/1\"}}}")
                .manifest(reference);
        var asked = tokens.asked();
        assertThat(asked.getMethod()).isEqualTo("POST");
        assertThat(asked.getTarget()).isEqualTo("/token");
        assertThat(asked.getBody().utf8())
                .isEqualTo("grant_type=refresh_token&client_id=roadcase&refresh_token=hush%2F1&service=reg"
                        + "&scope=repository%3Aacme%2Fapi%3Apull");
        host.asked();
        assertThat(host.asked().getHeaders().get("Authorization")).isEqualTo("Bearer abc");
    }

    @Test
    void anIdentityTokenIsNotCarriedElsewhere() throws IOException {
        asksForToken();
        tokens.answers(new MockResponse.Builder().code(307).setHeader("Location", host.url("/thief")));
        assertThat(problem("{\"auths\":{\"" + host.name() + "\":{\"identitytoken\":\"hush\"}}}"))
                .hasMessageContaining(tokens.name() + " redirects what was sent to it");
    }

    @Test
    void anIdentityTokenIsNoPassword() throws IOException {
        host.answers(asks("Basic realm=\"reg\""));
        problem("{\"auths\":{\"" + host.name() + "\":{\"identitytoken\":\"hush\"}}}");
        assertThat(host.questions()).isEqualTo(1);
    }

    @Test
    void aTokenThatRunsOutInTheMiddleIsReplacedForTheRest() throws IOException {
        Descriptor layer = Descriptor.of("application/x", new byte[1000]);
        asksForToken();
        tokens.answers(200, "{\"token\":\"one\"}").answers(200, "{\"token\":\"two\"}");
        host.answers(MANIFEST);
        RegistryClient client = client("{}");
        client.manifest(reference);
        asksForToken();
        host.answers(new MockResponse.Builder()
                .code(206)
                .setHeader("Content-Range", "bytes 600-999/1000")
                .body(new Buffer().write(new byte[400])));
        try (RemotePart part = client.part(reference, layer, ByteRange.from(600), Optional.empty())) {
            assertThat(part.from()).isEqualTo(600);
        }
        host.asked();
        host.asked();
        assertThat(host.asked().getHeaders().get("Authorization")).isEqualTo("Bearer one");
        var rest = host.asked();
        assertThat(rest.getHeaders().get("Authorization")).isEqualTo("Bearer two");
        assertThat(rest.getHeaders().get("Range")).isEqualTo("bytes=600-");
    }

    @Test
    void aTokenThatIsRefusedAtOnceIsNotReplacedForEver() throws IOException {
        for (int n = 0; n < 5; n++) {
            asksForToken();
            tokens.answers(200, "{\"token\":\"" + n + "\"}");
        }
        assertThat(problem("{}")).hasMessageContaining("asks for a login");
        assertThat(tokens.questions()).isEqualTo(1);
    }

    @Test
    void transfersThatNeedATokenAtOnceShareOne() throws Exception {
        CountDownLatch strangers = new CountDownLatch(8);
        host.answersBy(request -> {
            if (request.getHeaders().get("Authorization") != null) {
                return new MockResponse.Builder().body(new Buffer().write(MANIFEST));
            }
            strangers.countDown();
            strangers.await();
            return asks("Bearer realm=\"" + tokens.url("/token") + "\"");
        });
        tokens.answers(200, "{\"token\":\"one\"}");
        RegistryClient client = client("{}");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<PulledManifest> pull = () -> client.manifest(reference);
            for (Future<PulledManifest> one : threads.invokeAll(Collections.nCopies(8, pull))) {
                assertThat(one.get().bytes()).isEqualTo(MANIFEST);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(tokens.questions()).isEqualTo(1);
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
        RegistryClient client =
                new RegistryClient(settings.withAuthFiles(new AuthFiles(List.of(file), List.of(folder))));
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
        RegistryClient client =
                new RegistryClient(settings.withAuthFiles(new AuthFiles(List.of(file), List.of(folder))));
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
        return new RegistryClient(settings(config));
    }

    private HostSettings settings(String config) throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), config);
        return host.settings()
                .withPlainHttp(tokens.name())
                .withStall(Duration.ofMinutes(1))
                .withAuthFiles(new AuthFiles(List.of(file), List.of(folder)));
    }

    private void helper(String suffix, String script) throws IOException {
        Path program = Files.writeString(folder.resolve("docker-credential-" + suffix), "#!/bin/sh\n" + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
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
