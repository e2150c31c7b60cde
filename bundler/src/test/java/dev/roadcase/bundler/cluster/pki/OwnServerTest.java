package dev.roadcase.bundler.cluster.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.roadcase.agent.tls.ServerIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnServerTest {
    @TempDir
    Path folder;

    @Test
    void itsCertificateIsForThisComputerAndOfItsOwnAuthority() throws Exception {
        OwnServer server = new OwnServer(folder.resolve("registry")).made();
        X509Certificate certificate = PemText.certificate(Files.readString(server.certificate()));
        certificate.verify(
                PemText.certificate(Files.readString(server.authority())).getPublicKey());
        assertThat(certificate.getSubjectAlternativeNames().toString()).contains("localhost", "127.0.0.1");
        assertThat(ServerIdentity.read(server.certificate(), server.key()).context())
                .isNotNull();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.key())))
                .isEqualTo("rw-------");
    }

    @Test
    void itIsKept() throws IOException {
        OwnServer server = new OwnServer(folder);
        server.made();
        String before = Files.readString(server.certificate());
        server.made();
        assertThat(Files.readString(server.certificate())).isEqualTo(before);
    }
}
