package dev.roadcase.agent.tls;

import dev.roadcase.agent.format.Pem;
import dev.roadcase.agent.problem.Problem;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;

/** A private key on disk: PKCS#8 in PEM (RFC 7468, section 10), without a passphrase. */
record SecretKeyFile(Path path) {

    /**
     * Reads the key.
     *
     * @param algorithm of its certificate, such as {@code EC}
     * @throws Problem exit 3 if it holds no such key
     */
    PrivateKey read(String algorithm) {
        Pem pem = Pem.find(Pem.PRIVATE_KEY, new PemFile(path).content())
                .orElseThrow(() -> unusable("it has no block BEGIN PRIVATE KEY"));
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pem.der()));
        } catch (GeneralSecurityException e) {
            throw unusable("it does not hold a key of the certificate's kind, " + algorithm)
                    .causedBy(e);
        }
    }

    private Problem unusable(String why) {
        return Problem.badInput(path + " is not a private key that can be used here: " + why)
                .advise("convert it: openssl pkcs8 -topk8 -nodes -in KEY -out KEY.pkcs8");
    }
}
