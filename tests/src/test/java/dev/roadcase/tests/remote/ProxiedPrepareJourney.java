package dev.roadcase.tests.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.format.Platform;
import dev.roadcase.tests.parts.DemoSource;
import dev.roadcase.tests.parts.DockerRegistry;
import dev.roadcase.tests.parts.Launcher;
import dev.roadcase.tests.parts.Microsocks;
import dev.roadcase.tests.parts.OciLayout;
import dev.roadcase.tests.parts.OwnAddress;
import dev.roadcase.tests.parts.Ran;
import dev.roadcase.tests.parts.Tinyproxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** prepare from behind a proxy that wants a login. */
class ProxiedPrepareJourney {
    private static final String PASSWORD = "hush";

    @TempDir
    private Path work;

    private Tinyproxy proxy;
    private Launcher bundle;
    private OciLayout layout;
    private Path place;

    @BeforeEach
    void start() throws IOException {
        place = Files.createDirectory(work.resolve("registry"));
        proxy = Tinyproxy.withLogin(work, "ann", PASSWORD);
        bundle = Launcher.in(work);
        layout = new OciLayout(Files.createDirectory(work.resolve("layout")));
        layout.tag("one", layout.image(Platform.LINUX_AMD64, new byte[] {1}));
    }

    @AfterEach
    void stop() {
        proxy.close();
    }

    @Test
    void plainHttpGoesByWayOfTheProxyWithItsLogin() {
        try (DockerRegistry registry = DockerRegistry.everywhere(place)) {
            String host = pushed(registry);
            prepare(url(PASSWORD), "--plain-http", host).succeeded();
            assertThat(proxy.log()).contains("GET http://" + host + "/v2/acme/api/blobs/");
        }
    }

    @Test
    void httpsGoesThroughATunnelThatTheProxyCannotLookInto() throws IOException {
        try (DockerRegistry registry = DockerRegistry.secureEverywhere(place)) {
            String host = pushed(registry);
            Path certificates = Files.createDirectories(work.resolve("settings/containers/certs.d/" + host));
            Files.copy(registry.certificate(), certificates.resolve("ca.crt"));
            prepare(url(PASSWORD)).succeeded();
            assertThat(proxy.log()).contains("CONNECT " + host).doesNotContain("/v2/");
        }
    }

    @Test
    void whatTheUserListsIsReachedWithoutTheProxy() {
        try (DockerRegistry registry = DockerRegistry.everywhere(place)) {
            String host = pushed(registry);
            bundle = bundle.with("NO_PROXY", "localhost," + OwnAddress.find() + "/24");
            prepare(url("wrong"), "--plain-http", host).succeeded();
        }
    }

    @Test
    void aLoginThatTheProxyDoesNotKnowIsSaidAndNotShown() {
        try (DockerRegistry registry = DockerRegistry.everywhere(place)) {
            String host = pushed(registry);
            Ran wrong = prepare(url("wrong-hush"), "--plain-http", host, "--debug");
            assertThat(wrong.exitCode()).isEqualTo(5);
            assertThat(wrong.err())
                    .contains("or correct the login of the proxy in HTTP_PROXY")
                    .doesNotContain("wrong-hush");
            Ran none = prepare("http://" + proxy.host(), "--plain-http", host).failed(5);
            assertThat(none.err())
                    .contains("the proxy " + proxy.host() + " asks for a login", "USER:PASSWORD@" + proxy.host());
        }
    }

    @Test
    void aSocksProxyFindsTheHost() {
        try (DockerRegistry registry = DockerRegistry.everywhere(place);
                Microsocks socks = Microsocks.in(work)) {
            String host = pushed(registry);
            prepare("socks5://" + socks.host(), "--plain-http", host).succeeded();
            assertThat(socks.log()).contains(OwnAddress.find() + ":" + registry.port());
        }
    }

    private String pushed(DockerRegistry registry) {
        registry.push(layout, "one", "acme/api:1.0");
        DemoSource.in(work, "demo", "images: [\"" + registry.hostFromElsewhere() + "/acme/api:1.0\"]\n");
        return registry.hostFromElsewhere();
    }

    private String url(String password) {
        return "http://ann:" + password + "@" + proxy.host();
    }

    private Ran prepare(String url, String... more) {
        return bundle.with("HTTP_PROXY", url)
                .with("HTTPS_PROXY", url)
                .run(Stream.concat(
                                Stream.of("prepare", "demo", "-o", "demo.bundle", "--progress", "none"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }
}
