package dev.roadcase.bundler.remote.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.roadcase.agent.format.ImageManifest;
import dev.roadcase.agent.format.Reference;
import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.remote.FakeHost;
import dev.roadcase.bundler.remote.failure.TransientFailure;
import dev.roadcase.bundler.remote.host.HostSettings;
import dev.roadcase.bundler.remote.registry.RegistryClient;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {
    private static final byte[] MANIFEST =
            ImageManifest.artifact("application/x", List.of()).bytes();
    private static final Reference REFERENCE = Reference.parse("registry.example/acme/api:2.3");

    private final FakeHost proxy = FakeHost.plain();

    @AfterEach
    void close() {
        proxy.close();
    }

    @ParameterizedTest
    @CsvSource({
        "HTTP_PROXY, http://a, http://x/, a:80",
        "http_proxy, http://a:3128, http://x/, a:3128",
        "HTTPS_PROXY, a:3128, https://x/, a:3128",
        "https_proxy, http://[::1]:3128/, https://x/, [::1]:3128",
        "ALL_PROXY, socks5://a, https://x/, a:1080",
        "all_proxy, http://a:3128, http://x/, a:3128",
        "HTTPS_PROXY, http://a, http://x/, ",
        "HTTP_PROXY, http://a, https://x/, ",
        "HTTP_PROXY, ' ', http://x/, ",
    })
    void theEnvironmentNamesProxies(String variable, String value, String url, String address) {
        Proxies proxies = Proxies.of(Map.of(variable, value));
        assertThat(proxies.of(HttpUrl.get(url)).map(Proxy::toString).orElse(null))
                .isEqualTo(address);
    }

    @ParameterizedTest
    @CsvSource({
        "https://vm1.example/, vm1.example, true",
        "https://a.vm1.example/, vm1.example, true",
        "https://avm1.example/, vm1.example, false",
        "https://VM1.example/, Vm1.Example, true",
        "https://vm1.example/, .vm1.example, false",
        "https://a.vm1.example/, .vm1.example, true",
        "https://a.vm1.example/, *.vm1.example, true",
        "https://vm1.example:5000/, vm1.example:5000, true",
        "https://vm1.example:5001/, vm1.example:5000, false",
        "https://vm1.example/, vm1.example:443, true",
        "https://vm1.example/, 'other, vm1.example', true",
        "https://vm1.example/, 'other vm1.example', true",
        "https://vm1.example/, *, true",
        "https://vm1.example/, '', false",
        "https://10.1.2.3/, 10.0.0.0/8, true",
        "https://11.1.2.3/, 10.0.0.0/8, false",
        "https://10.1.2.3/, 10.1.2.0/23, true",
        "https://10.1.4.3/, 10.1.2.0/23, false",
        "https://10.1.2.3:5000/, 10.1.2.3, true",
        "https://10.1.2.3:5000/, 10.1.2.3:5001, false",
        "https://10.1.2.3/, 10.1.2.0/many, false",
        "https://[fd00::1]/, fd00::/8, true",
        "https://[fe00::1]/, fd00::/8, false",
        "https://[fd00::1]:5000/, [fd00::1]:5000, true",
        "https://[fd00::1]:5000/, fd00::1, true",
        "https://[fd00::1]/, 10.0.0.0/8, false",
        "https://localhost:5000/, '', true",
        "https://127.0.0.2/, '', true",
        "https://[::1]/, '', true",
    })
    void someHostsAreSpokenToWithoutAProxy(String url, String noProxy, boolean without) {
        Proxies proxies = Proxies.of(Map.of("HTTPS_PROXY", "http://a", "NO_PROXY", noProxy));
        assertThat(proxies.of(HttpUrl.get(url)).isEmpty()).isEqualTo(without);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ann:hush@a:3128", "socks5://ann:hush@a", "http://ann:hush@", "http://ann:hu sh@a"})
    void whatIsNoProxyIsNamedByItsVariableAndNotShown(String value) {
        Problem problem = catchThrowableOfType(Problem.class, () -> Proxies.of(Map.of("HTTPS_PROXY", value)));
        assertThat(problem).hasMessageContaining("the variable HTTPS_PROXY").hasNoCause();
        assertThat(problem.getMessage() + problem.advice()).doesNotContain("hush", "hu sh");
        assertThat(problem.exitCode()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aRequestGoesByWayOfTheProxy() {
        proxy.answers(MANIFEST);
        assertThat(client("http://" + proxy.name()).manifest(REFERENCE).bytes()).isEqualTo(MANIFEST);
        var asked = proxy.asked();
        assertThat(asked.getRequestLine()).startsWith("GET http://registry.example/v2/acme/api/manifests/2.3 ");
        assertThat(asked.getHeaders().get("Proxy-Authorization")).isNull();
    }

    @Test
    void aProxyThatWantsALoginGetsTheOneInItsUrl() {
        proxy.answers(wantsLogin()).answers(MANIFEST);
        client("http://ann:pa%3Ass+%C3%BC@" + proxy.name()).manifest(REFERENCE);
        proxy.asked();
        assertThat(proxy.asked().getHeaders().get("Proxy-Authorization"))
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString("ann:pa:ss+ü".getBytes(UTF_8)));
    }

    @Test
    void whoHasNoLoginForTheProxyIsToldWhereToWriteIt() {
        proxy.answers(wantsLogin());
        Problem problem = problem("http://" + proxy.name());
        assertThat(problem).hasMessageContaining("the proxy " + proxy.name() + " asks for a login");
        assertThat(problem.advice()).contains("set http_proxy=http://USER:PASSWORD@" + proxy.name());
        assertThat(TransientFailure.of(problem)).isEmpty();
    }

    @Test
    void aLoginThatTheProxyDoesNotAcceptIsNotShown() {
        proxy.answers(wantsLogin()).answers(wantsLogin());
        Problem problem = problem("http://ann:hush@" + proxy.name());
        assertThat(problem)
                .hasMessageContaining("the proxy " + proxy.name() + " does not accept the login in http_proxy");
        assertThat(problem.getMessage() + problem.advice()).doesNotContain("hush");
    }

    @Test
    void aProxyMayRefuseAsIfItWereTheHost() {
        proxy.answers(wantsLogin())
                .answers(new MockResponse.Builder().code(401).setHeader("WWW-Authenticate", "Basic realm=\"hotel\""));
        assertThat(problem("http://ann:hush@" + proxy.name()).advice())
                .contains(
                        "log in with `docker login registry.example`, or correct the login of the proxy in http_proxy");
    }

    @Test
    void aTunnelIsAskedForWithTheLoginAtOnce() {
        proxy.answers(new MockResponse.Builder().code(502));
        RegistryClient client = new RegistryClient(
                HostSettings.BARE.withProxies(Proxies.of(Map.of("HTTPS_PROXY", "http://ann:x@" + proxy.name()))));
        Problem problem = catchThrowableOfType(Problem.class, () -> client.manifest(REFERENCE));
        assertThat(problem).hasMessageContaining("by way of the proxy " + proxy.name());
        var asked = proxy.asked();
        assertThat(asked.getRequestLine()).startsWith("CONNECT registry.example:443 ");
        assertThat(asked.getHeaders().get("Proxy-Authorization")).startsWith("Basic ");
        assertThat(asked.getHeaders().get("Authorization")).isNull();
    }

    @Test
    void aProxyThatIsNotThereIsNamed() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        Problem problem = problem("http://ann:hush@localhost:" + port);
        assertThat(problem).hasMessageContaining("the proxy localhost:" + port + " does not take connections");
        assertThat(problem.advice())
                .contains("check the proxy in http_proxy; NO_PROXY=registry.example goes around it");
    }

    private Problem problem(String url) {
        return catchThrowableOfType(Problem.class, () -> client(url).manifest(REFERENCE));
    }

    private static RegistryClient client(String url) {
        return new RegistryClient(
                HostSettings.BARE.withPlainHttp("registry.example").withProxies(Proxies.of(Map.of("http_proxy", url))));
    }

    private static MockResponse.Builder wantsLogin() {
        return new MockResponse.Builder().code(407).setHeader("Proxy-Authenticate", "Basic realm=\"hotel\"");
    }
}
