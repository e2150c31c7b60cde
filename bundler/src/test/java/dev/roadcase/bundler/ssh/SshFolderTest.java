package dev.roadcase.bundler.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshFolderTest {
    @TempDir
    private Path home;

    private SshRoute route(String configuration, String address) throws IOException {
        Files.createDirectories(home.resolve(".ssh"));
        Files.writeString(home.resolve(".ssh/config"), configuration);
        return new SshFolder(home).route(SshAddress.parse(address));
    }

    @Test
    void withoutAConfigurationItIsWhatTheSiteSays() {
        SshRoute route = new SshFolder(home).route(SshAddress.parse("ada@10.0.0.7:2222"));
        assertThat(route).hasToString("ada@10.0.0.7:2222");
        assertThat(route.knownName()).isEqualTo("[10.0.0.7]:2222");
        assertThat(route.agent()).isTrue();
        assertThat(route.keys()).contains(home.resolve(".ssh/id_ed25519"), home.resolve(".ssh/id_rsa"));
    }

    @Test
    void theUsersConfigurationIsHeeded() throws IOException {
        SshRoute route = route("""
                Host rack-*
                  HostName 10.0.0.7
                  Port 2200
                  User bob
                  IdentityFile ~/keys/show
                  IdentitiesOnly yes
                """, "ada@rack-7");
        assertThat(route).hasToString("ada@10.0.0.7:2200");
        assertThat(route.agent()).isFalse();
        assertThat(route.keys()).containsExactly(home.resolve("keys/show"));
    }

    @Test
    void jumpHostsComeInTheOrderOfTheWay() throws IOException {
        SshRoute route = route("""
                Host inner
                  ProxyJump gate,eve@second:2022
                Host gate
                  HostName gate.example.org
                  User bob
                  ProxyJump ssh://root@first
                """, "ada@inner");
        assertThat(route.jumps())
                .extracting(SshRoute::toString)
                .containsExactly("root@first", "bob@gate.example.org", "eve@second:2022");
        assertThat(route("Host inner\n  ProxyJump none\n", "ada@inner").jumps()).isEmpty();
    }

    @Test
    void jumpHostsInACircleAreRefused() {
        assertThatThrownBy(() -> route("Host a\n  ProxyJump u@b\nHost b\n  ProxyJump u@a\n", "u@a"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("too many jump hosts");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"host", "ada@", "ada@-oProxyCommand=x", "ada@host:0", "ada@host:65536", "ada@host:x", "a b@host"
            })
    void whatIsNoLoginIsRefused(String text) {
        assertThatThrownBy(() -> SshAddress.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
