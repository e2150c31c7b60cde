package dev.roadcase.bundler.debian;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyAlgorithmTags;
import org.bouncycastle.bcpg.PublicKeyPacket;
import org.bouncycastle.crypto.generators.RSAKeyPairGenerator;
import org.bouncycastle.crypto.params.RSAKeyGenerationParameters;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPKeyPair;

/** An archive's key, made for a test. */
public final class Signer {
    private final PGPKeyPair pair = pair();

    /** Writes the public key as a keyring. */
    public Path keyring(Path file) {
        try (OutputStream out = Files.newOutputStream(file)) {
            pair.getPublicKey().encode(out);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text, clear-signed with SHA-256. */
    public String sign(String text) {
        return sign(text, HashAlgorithmTags.SHA256);
    }

    /** The text, clear-signed; it ends in a line feed, which is not signed. */
    public String sign(String text, int hash) {
        try {
            PGPSignatureGenerator generator = new PGPSignatureGenerator(
                    new BcPGPContentSignerBuilder(PublicKeyAlgorithmTags.RSA_GENERAL, hash), pair.getPublicKey());
            generator.init(PGPSignature.CANONICAL_TEXT_DOCUMENT, pair.getPrivateKey());
            String signed = text.substring(0, text.length() - 1).replace("\n", "\r\n");
            generator.update(signed.getBytes(StandardCharsets.UTF_8));
            return "-----BEGIN PGP SIGNED MESSAGE-----\nHash: SHA256\n\n" + text.replaceAll("(?m)^-", "- -")
                    + armored(generator.generate());
        } catch (PGPException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String armored(PGPSignature signature) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = ArmoredOutputStream.builder().clearHeaders().build(bytes)) {
            signature.encode(out);
        }
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    private static PGPKeyPair pair() {
        try {
            RSAKeyPairGenerator generator = new RSAKeyPairGenerator();
            generator.init(new RSAKeyGenerationParameters(BigInteger.valueOf(65_537), new SecureRandom(), 2048, 80));
            return new BcPGPKeyPair(
                    PublicKeyPacket.VERSION_4,
                    PublicKeyAlgorithmTags.RSA_GENERAL,
                    generator.generateKeyPair(),
                    Date.from(Instant.parse("2020-01-01T00:00:00Z")));
        } catch (PGPException e) {
            throw new IllegalStateException(e);
        }
    }
}
