package dev.roadcase.agent.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDigestTest {
    private static final byte[] ABC = "abc".getBytes(StandardCharsets.US_ASCII);

    /** FIPS 180-4's own example. */
    @Test
    void bothRegisteredAlgorithmsAreKnown() {
        assertThat(ContentDigest.of(DigestAlgorithm.SHA256, ABC))
                .hasToString("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assertThat(ContentDigest.of(DigestAlgorithm.SHA512, ABC).toString())
                .startsWith("sha512:ddaf35a193617abacc417349ae204131")
                .hasSize(7 + 128);
    }

    @Test
    void whatItWritesItReads() {
        for (DigestAlgorithm algorithm : DigestAlgorithm.values()) {
            ContentDigest digest = ContentDigest.of(algorithm, ABC);
            assertThat(ContentDigest.parse(digest.toString())).isEqualTo(digest);
        }
    }

    @Test
    void aBundleHasSha256Alone() {
        assertThat(ContentDigest.of(DigestAlgorithm.SHA256, ABC).ofBundle()).contains(Digest.of(ABC));
        assertThat(ContentDigest.of(DigestAlgorithm.SHA512, ABC).ofBundle()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sha256", "sha256:", "sha256:abc", "SHA256:00", "sha256:../../etc/passwd", "sha256:\u0000"})
    void whatIsNoDigestIsRefused(String text) {
        assertThatThrownBy(() -> ContentDigest.parse(text)).hasMessageContaining("not a digest");
    }

    @Test
    void otherAlgorithmsAreNamed() {
        assertThatThrownBy(() -> ContentDigest.parse("blake3:" + "0".repeat(64)))
                .hasMessageContaining("only sha256 and sha512")
                .hasMessageContaining("blake3");
        assertThatThrownBy(() -> ContentDigest.parse("sha256:" + "A".repeat(64)))
                .hasMessageContaining("not a digest");
    }
}
