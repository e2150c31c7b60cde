package dev.roadcase.bundler.debian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roadcase.agent.problem.ExitCode;
import dev.roadcase.agent.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveKeyringTest {
    private static final Signer SIGNER = new Signer();

    @TempDir
    Path folder;

    @Test
    void whatAKeyOfTheRingSignedIsRead() {
        assertThat(ring(SIGNER).verify(SIGNER.sign("Origin: Test\n\nSuite: x\n"), "it"))
                .containsExactly("Origin: Test", "", "Suite: x");
    }

    @Test
    void linesThatBeginWithADashAreUnescaped() {
        String signed = SIGNER.sign("-----BEGIN PGP SIGNATURE-----\n- a dash\n");
        assertThat(ring(SIGNER).verify(signed, "it")).containsExactly("-----BEGIN PGP SIGNATURE-----", "- a dash");
    }

    @Test
    void anotherKeyIsNoneOfOurs() {
        assertNotAuthentic(() -> ring(new Signer()).verify(SIGNER.sign("Origin: Test\n"), "it"));
    }

    @Test
    void everyFlippedBitOfTheTextIsFound() {
        String signed = SIGNER.sign("Origin: Test\n");
        int start = signed.indexOf("Origin");
        for (int i = start; i < start + "Origin: Test".length(); i++) {
            for (int bit = 0; bit < 7; bit++) {
                StringBuilder flipped = new StringBuilder(signed);
                flipped.setCharAt(i, (char) (signed.charAt(i) ^ 1 << bit));
                assertNotAuthentic(() -> ring(SIGNER).verify(flipped.toString(), "it"));
            }
        }
    }

    @Test
    void flippedBitsOfTheSignatureNeverChangeWhatIsRead() {
        String signed = SIGNER.sign("Origin: Test\n");
        Random random = new Random(7);
        int start = signed.indexOf("-----BEGIN PGP SIGNATURE");
        for (int i = 0; i < 300; i++) {
            int at = start + random.nextInt(signed.length() - start);
            StringBuilder flipped = new StringBuilder(signed);
            flipped.setCharAt(at, (char) (signed.charAt(at) ^ 1 << random.nextInt(7)));
            try {
                // The armor's own header and line ends are free; the text is not.
                assertThat(ring(SIGNER).verify(flipped.toString(), "it")).containsExactly("Origin: Test");
            } catch (Problem refused) {
                assertThat(refused.exitCode()).isEqualTo(ExitCode.NOT_AUTHENTIC);
            }
        }
    }

    @Test
    void aWeakHashProvesNothing() {
        assertNotAuthentic(() -> ring(SIGNER).verify(SIGNER.sign("Origin: Test\n", HashAlgorithmTags.SHA1), "it"));
    }

    @Test
    void nothingMayStandAroundTheSignedText() {
        String signed = SIGNER.sign("Origin: Test\n");
        assertNotAuthentic(() -> ring(SIGNER).verify("Suite: evil\n" + signed, "it"));
        assertNotAuthentic(() -> ring(SIGNER).verify(signed + "Suite: evil\n", "it"));
        assertNotAuthentic(() -> ring(SIGNER).verify(signed.replace("Hash:", "Suite: evil\nHash:"), "it"));
        assertNotAuthentic(() -> ring(SIGNER).verify("Origin: Test\n", "it"));
        assertNotAuthentic(() -> ring(SIGNER).verify("", "it"));
    }

    @Test
    void aFileThatIsNoKeyringIsNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("noring"), "hello");
        assertThatThrownBy(
                        () -> ArchiveKeyring.read(file, Clock.systemUTC()).verify(SIGNER.sign("Origin: Test\n"), "it"))
                .isInstanceOf(Problem.class)
                .hasMessageContaining("noring");
    }

    private ArchiveKeyring ring(Signer signer) {
        return ArchiveKeyring.read(signer.keyring(folder.resolve("ring.gpg")), Clock.systemUTC());
    }

    private static void assertNotAuthentic(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.exitCode()).isEqualTo(ExitCode.NOT_AUTHENTIC));
    }
}
