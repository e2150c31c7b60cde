package dev.roadcase.bundler.keys;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.PKCSException;

/** A private key under a passphrase: PBES2 with AES-256 and PBKDF2 over HMAC-SHA-256 (RFC 8018), as openssl reads it. */
final class Encryption {
    /** What OWASP's password storage cheat sheet asks of PBKDF2 with HMAC-SHA-256. */
    private static final int ITERATIONS = 600_000;

    private Encryption() {}

    /** Answers an EncryptedPrivateKeyInfo in DER, and wipes the passphrase. */
    static byte[] encrypt(PrivateKeyInfo key, char[] passphrase) {
        try {
            OutputEncryptor encryptor = new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                    .setProvider(new BouncyCastleProvider())
                    .setPRF(PKCS8Generator.PRF_HMACSHA256)
                    .setIterationCount(ITERATIONS)
                    .setRandom(new SecureRandom())
                    .setPassword(passphrase)
                    .build();
            return new PKCS8EncryptedPrivateKeyInfoBuilder(key).build(encryptor).getEncoded();
        } catch (OperatorCreationException | IOException e) {
            throw new IllegalStateException("AES-256 and PBKDF2 are not to be had", e);
        } finally {
            Arrays.fill(passphrase, '\0');
        }
    }

    /** The PrivateKeyInfo in DER, empty where the passphrase is wrong or the structure is damaged; the passphrase is wiped. */
    static Optional<byte[]> decrypt(byte[] der, Supplier<char[]> passphrase) {
        char[] words = passphrase.get();
        try {
            return Optional.of(new PKCS8EncryptedPrivateKeyInfo(der)
                    .decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                            .setProvider(new BouncyCastleProvider())
                            .build(words))
                    .getEncoded());
        } catch (OperatorCreationException | IOException | PKCSException | RuntimeException e) {
            // With a wrong passphrase, the padding or the structure is wrong: one of the two fails.
            return Optional.empty();
        } finally {
            Arrays.fill(words, '\0');
        }
    }
}
