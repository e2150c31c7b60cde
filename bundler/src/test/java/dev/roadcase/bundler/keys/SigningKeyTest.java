package dev.roadcase.bundler.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("jdk")
class SigningKeyTest {
    private static final byte[] CONTENT = "a show".getBytes(StandardCharsets.UTF_8);
    private static final Supplier<char[]> NOBODY = () -> {
        throw new AssertionError("nobody should be asked for a passphrase");
    };

    @TempDir
    private Path folder;

    @Test
    void aSignatureHoldsForItsContentAndItsKeyAlone() {
        SigningKey key = SigningKey.generate();
        assertThat(key.verificationKey().verifies(CONTENT, key.sign(CONTENT))).isTrue();
        assertThat(key.verificationKey().verifies(new byte[] {1}, key.sign(CONTENT)))
                .isFalse();
        assertThat(SigningKey.generate().verificationKey().verifies(CONTENT, key.sign(CONTENT)))
                .isFalse();
    }

    @Test
    void theSignatureIsTheOneOfRfc6979() {
        // RFC 6979, A.2.5: curve P-256, SHA-256, message "sample".
        BigInteger secret = new BigInteger("C9AFA9D845BA75166B5C215767B1D6934E50C3DB36E89B127B8A622B120F6721", 16);
        SigningKey key = new SigningKey(
                new ECPrivateKeyParameters(secret, ECNamedDomainParameters.lookup(SECObjectIdentifiers.secp256r1)));
        assertThat(HexFormat.of()
                        .withUpperCase()
                        .formatHex(key.sign("sample".getBytes(StandardCharsets.US_ASCII))
                                .der()))
                .isEqualTo("3046"
                        + "022100EFD48B2AACB6A8FD1140DD9CD45E81D69D2C877B56AAF991C34D0EA84EAF3716"
                        + "022100F7CB1C942D657C41D436C7A1B6E29F65F3E900DBB9AFF4064DC4AB2F843ACDA8");
    }

    @Test
    void aPairOnDiskIsReadBackAndSignsTheSame() throws IOException {
        SigningKey key = SigningKey.generate();
        KeyPairFiles files = KeyPairFiles.of(folder.resolve("show"));
        files.write(key, Optional.empty());
        assertThat(SigningKey.read(files.privateKey(), NOBODY).sign(CONTENT)).isEqualTo(key.sign(CONTENT));
        assertThat(Files.readAllBytes(files.publicKey()))
                .isEqualTo(key.verificationKey().pem());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(files.privateKey())))
                .isEqualTo("rw-------");
    }

    @Test
    void anEncryptedKeyOpensWithItsPassphraseAlone() throws IOException {
        SigningKey key = SigningKey.generate();
        KeyPairFiles files = KeyPairFiles.of(folder.resolve("show"));
        files.write(key, Optional.of("correct horse".toCharArray()));
        assertThat(Files.readString(files.privateKey())).startsWith("-----BEGIN ENCRYPTED PRIVATE KEY-----");
        assertThat(SigningKey.read(files.privateKey(), "correct horse"::toCharArray)
                        .sign(CONTENT))
                .isEqualTo(key.sign(CONTENT));
        assertThatThrownBy(() -> SigningKey.read(files.privateKey(), "wrong horse"::toCharArray))
                .hasMessage("read the private key " + files.privateKey() + ": the passphrase is wrong")
                .extracting(thrown -> ((Problem) thrown).exitCode())
                .isEqualTo(ExitCode.BAD_INPUT);
    }

    @Test
    void thePassphraseIsWipedAfterUse() {
        char[] passphrase = "correct horse".toCharArray();
        KeyPairFiles.of(folder.resolve("show")).write(SigningKey.generate(), Optional.of(passphrase));
        assertThat(passphrase).containsOnly('\0');
    }

    @Test
    void neitherFileOfAPairIsEverOverwritten() throws IOException {
        KeyPairFiles files = KeyPairFiles.of(folder.resolve("show"));
        Files.writeString(files.publicKey(), "mine");
        assertThatThrownBy(() -> files.write(SigningKey.generate(), Optional.empty()))
                .hasMessage("write a key pair: " + files.publicKey() + " exists already");
        assertThat(files.publicKey()).hasContent("mine");
        assertThat(files.privateKey()).doesNotExist();
    }

    @Test
    void whatIsNoPrivateKeyIsSaid() throws IOException {
        Path file = folder.resolve("show.key");
        for (String text : new String[] {
            "hello",
            "-----BEGIN PRIVATE KEY-----\nMAA=\n-----END PRIVATE KEY-----\n",
            "-----BEGIN PUBLIC KEY-----\nMAA=\n"
        }) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> SigningKey.read(file, NOBODY))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("it holds no private key on P-256");
        }
    }
}
