package dev.roadcase.bundler.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.problem.Problem;
import dev.roadcase.agent.signature.VerificationKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinsTest {
    @TempDir
    private Path folder;

    private Pins pins;

    @BeforeEach
    void begin() {
        pins = new Pins(new SettingsFolder(folder));
    }

    @Test
    void aPinnedKeyIsListedUntilItIsRemoved() throws GeneralSecurityException {
        VerificationKey key = key();
        pins.add("stage", key);
        assertThat(pins.list()).containsExactly(new Pin("stage", key));
        pins.remove("stage");
        assertThat(pins.list()).isEmpty();
    }

    @Test
    void pinningAKeyTwiceChangesNothing() throws GeneralSecurityException {
        VerificationKey key = key();
        pins.add("stage", key);
        pins.add("stage", key);
        assertThat(pins.list()).containsExactly(new Pin("stage", key));
    }

    @Test
    void aNameIsNeverGivenToAnotherKey() throws GeneralSecurityException {
        VerificationKey key = key();
        pins.add("stage", key);
        VerificationKey other = key();
        assertThatThrownBy(() -> pins.add("stage", other)).hasMessageEndingWith("another key is pinned as stage");
        assertThat(pins.list()).containsExactly(new Pin("stage", key));
    }

    @Test
    void aNameCannotLeaveTheFolder() throws GeneralSecurityException {
        VerificationKey key = key();
        for (String name : new String[] {"../x", "", ".hidden", "a/b", "a".repeat(65)}) {
            assertThatThrownBy(() -> pins.add(name, key))
                    .isInstanceOf(Problem.class)
                    .hasMessageStartingWith("not a name for a key");
        }
    }

    @Test
    void removingWhatIsNotPinnedIsAMistake() {
        assertThatThrownBy(() -> pins.remove("stage")).hasMessage("remove a trusted key: none is pinned as stage");
    }

    @Test
    void aFileThatHoldsNoKeyIsNotPassedOver() throws IOException {
        Path file = Files.createDirectories(folder.resolve("trusted")).resolve("stage.pub");
        Files.writeString(file, "hello");
        assertThatThrownBy(() -> pins.list()).hasMessage(file + " is not a public key on P-256 in PEM");
    }

    private static VerificationKey key() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        String base64 = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
        return VerificationKey.parse(("-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n")
                        .getBytes(StandardCharsets.US_ASCII))
                .orElseThrow();
    }
}
