package dev.roadcase.agent.tls;

import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/**
 * Proves to others who we are.
 *
 * @param chain our certificate, then those of its authorities
 * @param key of the first certificate
 */
public record OwnCertificate(List<X509Certificate> chain, PrivateKey key) {
    private static final char[] NO_PASSPHRASE = {};

    public OwnCertificate {
        chain = List.copyOf(chain);
    }

    /**
     * Reads two PEM files (RFC 7468): certificates, our own first, and its RSA or EC key as PKCS#8 without a
     * passphrase.
     *
     * @throws Problem exit 3 if they are not such files or do not belong together
     */
    public static OwnCertificate read(Path certificates, Path key) {
        List<X509Certificate> chain = new CertificateFile(certificates).read();
        PublicKey open = chain.get(0).getPublicKey();
        PrivateKey secret = new SecretKeyFile(key).read(open.getAlgorithm());
        if (!belongTogether(open, secret)) {
            throw Problem.badInput(key + " is not the key of the first certificate in " + certificates)
                    .advise("put the machine's own certificate first, those that signed it after it");
        }
        return new OwnCertificate(chain, secret);
    }

    private static boolean belongTogether(PublicKey open, PrivateKey secret) {
        try {
            Signature signature = Signature.getInstance(
                    "SHA256with" + (open.getAlgorithm().equals("EC") ? "ECDSA" : open.getAlgorithm()));
            signature.initSign(secret);
            byte[] proof = signature.sign();
            signature.initVerify(open);
            return signature.verify(proof);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    KeyManager[] managers() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, NO_PASSPHRASE);
        store.setKeyEntry("own", key, NO_PASSPHRASE, chain.toArray(X509Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, NO_PASSPHRASE);
        return factory.getKeyManagers();
    }
}
