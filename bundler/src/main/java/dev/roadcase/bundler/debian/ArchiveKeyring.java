package dev.roadcase.bundler.debian;

import dev.roadcase.agent.problem.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPPublicKeyRingCollection;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureList;
import org.bouncycastle.openpgp.PGPUtil;
import org.bouncycastle.openpgp.bc.BcPGPObjectFactory;
import org.bouncycastle.openpgp.operator.bc.BcKeyFingerprintCalculator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentVerifierBuilderProvider;

/** Public keys that are trusted to sign an archive's lists (OpenPGP, RFC 9580). */
final class ArchiveKeyring {
    private static final Set<Integer> STRONG =
            Set.of(HashAlgorithmTags.SHA256, HashAlgorithmTags.SHA384, HashAlgorithmTags.SHA512);

    private final Path file;
    private final PGPPublicKeyRingCollection keys;
    private final Clock clock;

    private ArchiveKeyring(Path file, PGPPublicKeyRingCollection keys, Clock clock) {
        this.file = file;
        this.keys = keys;
        this.clock = clock;
    }

    /** Reads a keyring, binary or armored. */
    static ArchiveKeyring read(Path file, Clock clock) {
        try (InputStream in = PGPUtil.getDecoderStream(Files.newInputStream(file))) {
            return new ArchiveKeyring(
                    file, new PGPPublicKeyRingCollection(in, new BcKeyFingerprintCalculator()), clock);
        } catch (IOException | PGPException | RuntimeException e) {
            throw Problem.badInput("read the keyring " + file + " failed: " + e.getMessage())
                    .advise("name a file of OpenPGP public keys")
                    .causedBy(e);
        }
    }

    /**
     * The lines of a clear-signed document, once a key of this ring has signed them with SHA-256 or better. A wrong
     * signature of a known key is refused, whatever other signatures say; those of unknown keys are ignored.
     *
     * @param what names the document in an error
     * @throws Problem exit 4
     */
    List<String> verify(String document, String what) {
        try {
            ClearSigned signed = ClearSigned.parse(document);
            byte[] text = signed.signedText().getBytes(StandardCharsets.ISO_8859_1);
            boolean proven = false;
            for (PGPSignature signature : signatures(signed)) {
                Optional<PGPPublicKey> key = Optional.ofNullable(keys.getPublicKey(signature.getKeyID()));
                proven |= key.isPresent() && fits(signature, key.get(), text);
            }
            if (!proven) {
                throw new IllegalArgumentException("signed by no key of " + file);
            }
            return signed.lines();
        } catch (PGPException | IOException | RuntimeException e) {
            throw Problem.notAuthentic("verify " + what + " failed: " + e.getMessage())
                    .advise("the mirror's files are damaged or not Debian's: try again, or use another mirror")
                    .causedBy(e);
        }
    }

    private static List<PGPSignature> signatures(ClearSigned signed) throws IOException {
        byte[] armored = signed.signature().getBytes(StandardCharsets.ISO_8859_1);
        try (InputStream in = PGPUtil.getDecoderStream(new ByteArrayInputStream(armored))) {
            List<PGPSignature> all = new ArrayList<>();
            for (Object packet : new BcPGPObjectFactory(in)) {
                if (packet instanceof PGPSignatureList list) {
                    list.forEach(all::add);
                }
            }
            return all;
        }
    }

    private boolean fits(PGPSignature signature, PGPPublicKey key, byte[] text) throws PGPException {
        boolean sound = STRONG.contains(signature.getHashAlgorithm())
                && signature.getSignatureType() == PGPSignature.CANONICAL_TEXT_DOCUMENT;
        if (!sound || key.hasRevocation() || isExpired(key)) {
            return false;
        }
        signature.init(new BcPGPContentVerifierBuilderProvider(), key);
        signature.update(text);
        if (!signature.verify()) {
            throw new IllegalArgumentException(
                    "it is not what the key " + Long.toHexString(key.getKeyID()) + " signed");
        }
        return true;
    }

    private boolean isExpired(PGPPublicKey key) {
        Instant made = key.getCreationTime().toInstant();
        return key.getValidSeconds() > 0 && clock.instant().isAfter(made.plusSeconds(key.getValidSeconds()));
    }
}
