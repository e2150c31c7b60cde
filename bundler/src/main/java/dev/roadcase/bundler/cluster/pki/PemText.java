package dev.roadcase.bundler.cluster.pki;

import dev.roadcase.agent.format.Pem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;

/** Keys and certificates as text (RFC 7468). */
final class PemText {
    private PemText() {}

    static String of(X509Certificate certificate) {
        try {
            return text(Pem.CERTIFICATE, certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a certificate that cannot be encoded", e);
        }
    }

    /** PKCS#8, not encrypted, since a machine that starts has nobody to ask for a passphrase. */
    static String of(PrivateKey key) {
        return text(Pem.PRIVATE_KEY, key.getEncoded());
    }

    static String of(PublicKey key) {
        return text(Pem.PUBLIC_KEY, key.getEncoded());
    }

    /** @throws IllegalArgumentException if it is no certificate */
    static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a certificate in PEM", e);
        }
    }

    /**
     * The key pair of this private key and the public key of its certificate.
     *
     * @throws IllegalArgumentException if it is no private key, or does not belong to this public key
     */
    static KeyPair keyPair(String pem, PublicKey publicKey) {
        KeyPair pair = new KeyPair(publicKey, privateKey(pem));
        if (!belongTogether(pair)) {
            throw new IllegalArgumentException("not the key of its certificate");
        }
        return pair;
    }

    /**
     * The key pair of this private key, with the public key computed from it.
     *
     * @throws IllegalArgumentException if it is no private key of an elliptic curve
     */
    static KeyPair keyPair(String pem) {
        PrivateKey key = privateKey(pem);
        try {
            var its = (ECPrivateKeyParameters) PrivateKeyFactory.createKey(key.getEncoded());
            var curve = its.getParameters();
            var half =
                    new ECPublicKeyParameters(new FixedPointCombMultiplier().multiply(curve.getG(), its.getD()), curve);
            byte[] der =
                    SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(half).getEncoded();
            return new KeyPair(KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der)), key);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException("no public key follows from this private key", e);
        }
    }

    private static PrivateKey privateKey(String pem) {
        Pem key = Pem.find(Pem.PRIVATE_KEY, pem.getBytes(StandardCharsets.US_ASCII))
                .orElseThrow(() -> new IllegalArgumentException("not a private key in PEM"));
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key.der()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a private key in PEM", e);
        }
    }

    private static boolean belongTogether(KeyPair pair) {
        byte[] words = {1};
        try {
            java.security.Signature signature = java.security.Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(words);
            byte[] signed = signature.sign();
            signature.initVerify(pair.getPublic());
            signature.update(words);
            return signature.verify(signed);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static String text(String label, byte[] der) {
        return new String(new Pem(label, der).text(), StandardCharsets.US_ASCII);
    }
}
