package dev.roadcase.bundler.cluster.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("jdk")
class PkiTest {
    private static final Subject SERVER =
            Subject.server("apiserver", "kube-apiserver", List.of("kubernetes", "10.3.0.1"));

    @TempDir
    Path folder;

    private Pki pki;

    @BeforeEach
    void inAFolderOfItsOwn() {
        pki = new Pki(folder.resolve("pki"));
    }

    @Test
    void certificatesAreSignedByTheirAuthorityAndValidForFiftyYears() throws Exception {
        X509Certificate certificate = certificate(pki.cluster().identity(SERVER));
        certificate.verify(PemText.certificate(pki.cluster().pem()).getPublicKey());
        assertThat(certificate.getNotBefore()).isEqualTo("2000-01-01T00:00:00Z");
        assertThat(certificate.getNotAfter()).isEqualTo("2050-01-01T00:00:00Z");
        assertThat(certificate.getSubjectAlternativeNames())
                .extracting(name -> name.get(1))
                .map(Object::toString)
                .containsExactly("kubernetes", "10.3.0.1");
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
    }

    @Test
    void aMachineThatIsForgottenGetsOtherKeysAndAllOthersKeepTheirs() {
        Subject one = Subject.client(Pki.folderOf("node-1") + "kubelet", "system:node:node-1", "system:nodes");
        Subject two = Subject.client(Pki.folderOf("node-2") + "kubelet", "system:node:node-2", "system:nodes");
        Identity first = pki.cluster().identity(one);
        Identity second = pki.cluster().identity(two);
        pki.forget("node-1");
        pki.forget("node-3");
        assertThat(pki.cluster().identity(one).key()).isNotEqualTo(first.key());
        assertThat(pki.cluster().identity(two)).isEqualTo(second);
    }

    @Test
    void anAuthoritySignsNoOtherAuthority() {
        X509Certificate authority = PemText.certificate(pki.cluster().pem());
        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(authority.getKeyUsage()[5]).isTrue();
    }

    @Test
    void kubernetesSeesTheUserAndTheGroup() {
        X509Certificate certificate =
                certificate(pki.cluster().identity(Subject.client("kubelet", "system:node:node-1", "system:nodes")));
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=system:node:node-1,O=system:nodes");
    }

    @Test
    void authoritiesAreNobodyToEachOther() {
        X509Certificate agent = certificate(pki.agents().identity(Subject.client("agent", "node-1")));
        for (Authority other : List.of(pki.cluster(), pki.etcd(), pki.frontProxy())) {
            assertThatThrownBy(
                            () -> agent.verify(PemText.certificate(other.pem()).getPublicKey()))
                    .isInstanceOf(java.security.SignatureException.class);
        }
    }

    @Test
    void onlyTheOwnerMayReadThem() throws IOException {
        pki.cluster().identity(Subject.client("machines/node-1/kubelet", "system:node:node-1"));
        pki.serviceAccounts();
        try (Stream<Path> all = Files.walk(folder.resolve("pki"))) {
            assertThat(all)
                    .hasSizeGreaterThan(6)
                    .allSatisfy(path -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                            .isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------"));
        }
    }

    @Test
    void whatIsThereStaysAsItIs() {
        Identity before = pki.cluster().identity(SERVER);
        Identity accounts = pki.serviceAccounts();
        Pki again = new Pki(folder.resolve("pki"));
        assertThat(again.cluster().identity(SERVER)).isEqualTo(before);
        assertThat(again.serviceAccounts()).isEqualTo(accounts);
    }

    @Test
    void whoeverIsCalledOtherwiseGetsANewKeyAndNobodyElseDoes() {
        Identity node = pki.cluster().identity(Subject.server("node", "kubelet", List.of("192.168.56.31")));
        Identity other = pki.cluster().identity(SERVER);
        Identity moved = pki.cluster().identity(Subject.server("node", "kubelet", List.of("192.168.56.99")));
        assertThat(moved.key()).isNotEqualTo(node.key());
        assertThat(pki.cluster().identity(SERVER)).isEqualTo(other);
    }

    @Test
    void anAuthorityWithoutItsKeyIsRefusedAndNotReplaced() throws IOException {
        pki.cluster();
        Path key = folder.resolve("pki/ca.key");
        Files.delete(key);
        assertThatThrownBy(() -> pki.cluster())
                .isInstanceOf(Problem.class)
                .hasMessageContaining("ca.crt and .key are not a certificate authority");
        Files.copy(other(), key);
        assertThatThrownBy(() -> pki.cluster()).hasMessageContaining("not the key of its certificate");
    }

    @Test
    void anAuthorityThatWasCutOffBeforeItsCertificateKeepsItsKey() throws Exception {
        X509Certificate issued = certificate(pki.cluster().identity(SERVER));
        String key = Files.readString(folder.resolve("pki/ca.key"));
        Files.delete(folder.resolve("pki/ca.crt"));
        issued.verify(PemText.certificate(pki.cluster().pem()).getPublicKey());
        assertThat(folder.resolve("pki/ca.key")).hasContent(key);
        assertThat(certificate(pki.cluster().identity(SERVER))).isEqualTo(issued);
        Files.delete(folder.resolve("pki/ca.crt"));
        Files.writeString(folder.resolve("pki/ca.key"), "");
        assertThatThrownBy(() -> pki.cluster()).hasMessageContaining("ca.crt and .key are not a certificate authority");
    }

    @Test
    void aKeyThatCannotBeWrittenLeavesNothing() throws IOException {
        Files.createDirectories(folder.resolve("ca.key/full"));
        assertThatThrownBy(() -> new KeyFolder(folder).write("ca.key", "secret"))
                .isInstanceOf(Problem.class);
        assertThat(folder).isDirectoryNotContaining("glob:**.roadcase-new-*");
    }

    private Path other() {
        new Pki(folder.resolve("other")).cluster();
        return folder.resolve("other/ca.key");
    }

    private static X509Certificate certificate(Identity identity) {
        return PemText.certificate(identity.certificate());
    }
}
