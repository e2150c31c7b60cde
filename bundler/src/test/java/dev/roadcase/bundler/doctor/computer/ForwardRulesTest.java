package dev.roadcase.bundler.doctor.computer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Rules, as iptables 1.8 and nft 1.0 print them. */
class ForwardRulesTest {
    private static final String NFT = """
            table ip filter {
            	chain FORWARD {
            		type filter hook forward priority filter; policy drop;
            %s	}
            	chain DOCKER {
            	}
            }
            """;

    private static boolean drops(String text) {
        return new ForwardRules(text.lines().toList()).dropContainers();
    }

    @Test
    void iptables() {
        assertThat(drops("-P FORWARD ACCEPT\n")).isFalse();
        assertThat(drops("-P FORWARD DROP\n")).isTrue();
        assertThat(drops("-P FORWARD DROP\n-A FORWARD -i eth1 -j ACCEPT\n")).isTrue();
        assertThat(drops("-P FORWARD DROP\n-A FORWARD -j DOCKER-USER\n")).isFalse();
        assertThat(drops("-P FORWARD DROP\n-A FORWARD -m comment --comment \"netavark\" -j NETAVARK_FORWARD\n"))
                .isFalse();
        assertThat(drops("-P FORWARD DROP\n-A FORWARD -j ACCEPT\n")).isFalse();
    }

    @Test
    void nft() {
        assertThat(drops(NFT.formatted(""))).isTrue();
        assertThat(drops(NFT.formatted("\t\tcounter packets 0 bytes 0 jump DOCKER-USER\n")))
                .isFalse();
        assertThat(drops(NFT.formatted("").replace("policy drop", "policy accept")))
                .isFalse();
        assertThat(new ForwardRules(List.of()).dropContainers()).isFalse();
    }
}
