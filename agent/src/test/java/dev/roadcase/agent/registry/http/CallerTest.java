package dev.roadcase.agent.registry.http;

import static org.assertj.core.api.Assertions.assertThat;

import javax.security.auth.x500.X500Principal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CallerTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"CN=node-1|node-1", "CN=node-1, O=roadcase|node-1", "O=roadcase, CN=node-1|node-1"})
    void aCertificateNamesItsMachine(String subject, String name) {
        assertThat(Caller.commonName(new X500Principal(subject))).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "O=node-1",
                "O=\"x,CN=node-1\"",
                "CN=node-1, CN=node-2",
                "CN=node-2+CN=node-1",
                "O=x\\,CN\\=node-1"
            })
    void aCertificateThatCouldBeReadInTwoWaysNamesNobody(String subject) {
        assertThat(Caller.commonName(new X500Principal(subject))).isEmpty();
    }
}
