package dev.roadcase.bundler.referrer;

import dev.roadcase.agent.format.Pem;
import dev.roadcase.agent.problem.Problem;
import dev.roadcase.bundler.spec.folder.DemoFolder;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.List;
import java.util.Optional;

/**
 * A public key in the demo's folder: PEM, as {@code cosign generate-key-pair} and {@code openssl pkey -pubout} write it.
 *
 * @param path in the demo's folder
 */
public record PublicKeyFile(String path, PublicKey key) {
    private static final int LARGEST = 64 << 10;
    private static final List<String> KINDS = List.of("EC", "RSA", "Ed25519");

    /**
     * Reads it.
     *
     * @throws Problem exit 3 if it is no public key of ECDSA, RSA or Ed25519
     */
    public static PublicKeyFile read(DemoFolder folder, String path) {
        byte[] text = folder.bytes(path, LARGEST);
        return Pem.find(Pem.PUBLIC_KEY, text)
                .flatMap(pem ->
                        KINDS.stream().flatMap(kind -> key(kind, pem).stream()).findFirst())
                .map(key -> new PublicKeyFile(path, key))
                .orElseThrow(
                        () -> Problem.badInput(folder.shown(path) + " is no public key of ECDSA, RSA or Ed25519 in PEM")
                                .advise(advice(text)));
    }

    private static String advice(byte[] text) {
        return Pem.find(Pem.CERTIFICATE, text).isPresent()
                ? "it is a certificate: openssl x509 -noout -pubkey takes the key out of it"
                : "a public key begins with -----BEGIN PUBLIC KEY-----";
    }

    private static Optional<PublicKey> key(String kind, Pem pem) {
        try {
            return Optional.of(KeyFactory.getInstance(kind).generatePublic(new X509EncodedKeySpec(pem.der())));
        } catch (GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** Whether the owner of the key has signed these bytes. */
    boolean hasSigned(byte[] message, byte[] signature) {
        return algorithms().stream().anyMatch(algorithm -> holds(algorithm, message, signature));
    }

    /** cosign 2 hashes with SHA-256 whatever the key; version 3 goes by the size of an elliptic curve. */
    private List<String> algorithms() {
        return switch (key.getAlgorithm()) {
            case "EC" -> List.of("SHA256withECDSA", "SHA384withECDSA", "SHA512withECDSA");
            case "RSA" -> List.of("SHA256withRSA");
            default -> List.of("Ed25519");
        };
    }

    private boolean holds(String algorithm, byte[] message, byte[] signature) {
        try {
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(key);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
