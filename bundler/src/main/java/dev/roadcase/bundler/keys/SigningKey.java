package dev.roadcase.bundler.keys;

import dev.roadcase.agent.format.Pem;
import dev.roadcase.agent.signature.DetachedSignature;
import dev.roadcase.agent.signature.VerificationKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.Supplier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.DSADigestSigner;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.HMacDSAKCalculator;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** A private key on P-256 (FIPS 186-5) that signs bundles. */
public final class SigningKey {
    private final ECPrivateKeyParameters key;

    SigningKey(ECPrivateKeyParameters key) {
        this.key = key;
    }

    /** A new key, from the operating system's randomness. */
    public static SigningKey generate() {
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(p256(), new SecureRandom()));
        return new SigningKey(
                (ECPrivateKeyParameters) generator.generateKeyPair().getPrivate());
    }

    /**
     * Reads a PKCS#8 PEM file.
     *
     * @param passphrase asked only where the key is encrypted; what it gives is wiped after use
     * @throws dev.roadcase.agent.problem.Problem exit 3 where there is no such key, or the passphrase is wrong
     */
    public static SigningKey read(Path file, Supplier<char[]> passphrase) {
        return new SigningKey(new PrivateKeyFile(file).read(passphrase));
    }

    /** Signs these bytes; the same bytes give the same signature (RFC 6979, section 3.2). */
    public DetachedSignature sign(byte[] content) {
        DSADigestSigner signer =
                new DSADigestSigner(new ECDSASigner(new HMacDSAKCalculator(new SHA256Digest())), new SHA256Digest());
        signer.init(true, key);
        signer.update(content, 0, content.length);
        return new DetachedSignature(signer.generateSignature());
    }

    /** The public half, which verifies what this key signs. */
    public VerificationKey verificationKey() {
        ECPublicKeyParameters half = new ECPublicKeyParameters(
                new FixedPointCombMultiplier().multiply(key.getParameters().getG(), key.getD()), key.getParameters());
        try {
            byte[] der =
                    SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(half).getEncoded();
            return VerificationKey.parse(new Pem(Pem.PUBLIC_KEY, der).text()).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    PrivateKeyInfo info() {
        try {
            return PrivateKeyInfoFactory.createPrivateKeyInfo(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ECNamedDomainParameters p256() {
        return ECNamedDomainParameters.lookup(SECObjectIdentifiers.secp256r1);
    }
}
