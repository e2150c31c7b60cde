package dev.roadcase.bundler.cluster.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CoreosRulesTest {
    @Test
    void theRulesOfTheDialectFindWhatTheyAreFor() {
        assertThat(CoreosRules.broken("""
                #cloud-config
                hostname: a
                colour: red
                coreos:
                  update: {reboot-strategy: "off"}
                  units:
                    - {name: a.service, enable: yes, command: begin, drop-ins: []}
                write_files:
                  - {path: /a, permissions: "rw", content: "$private_ipv4"}
                """)).hasSize(7);
    }
}
