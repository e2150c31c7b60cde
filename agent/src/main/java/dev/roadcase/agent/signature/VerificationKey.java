package dev.roadcase.agent.signature;

import dev.roadcase.agent.format.Digest;
import dev.roadcase.agent.format.Pem;
import dev.roadcase.agent.problem.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;

/** A public key on the curve P-256: the counterpart of what signs bundles. */
public final class VerificationKey {
    /** Most bytes of a PEM file that may hold a key; a P-256 key takes 178. */
    public static final int LARGEST_PEM = 4096;

    private final ECPublicKey key;

    private VerificationKey(ECPublicKey key) {
        this.key = key;
    }

    /** Reads a PEM file (RFC 7468, section 13). */
    public static VerificationKey read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] pem = in.readNBytes(LARGEST_PEM);
            return parse(pem)
                    .orElseThrow(() -> Problem.badInput(file + " is not a public key on P-256 in PEM")
                            .advise("give the .pub file that `bundle keygen` wrote"));
        } catch (IOException e) {
            throw Problem.badInput("cannot read the public key " + file + ": " + reason(e))
                    .causedBy(e);
        }
    }

    /** Reads PEM; empty if it holds no public key on P-256. */
    public static Optional<VerificationKey> parse(byte[] pem) {
        return Pem.parse(pem)
                .filter(block -> block.label().equals(Pem.PUBLIC_KEY))
                .flatMap(block -> decode(block.der()));
    }

    private static Optional<VerificationKey> decode(byte[] der) {
        try {
            ECPublicKey key = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
            return isP256(key) ? Optional.of(new VerificationKey(key)) : Optional.empty();
        } catch (GeneralSecurityException | ClassCastException e) {
            return Optional.empty();
        }
    }

    private static boolean isP256(ECPublicKey key) throws GeneralSecurityException {
        AlgorithmParameters named = AlgorithmParameters.getInstance("EC");
        named.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec p256 = named.getParameterSpec(ECParameterSpec.class);
        ECParameterSpec its = key.getParams();
        return its.getCurve().equals(p256.getCurve())
                && its.getGenerator().equals(p256.getGenerator())
                && its.getOrder().equals(p256.getOrder());
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "there is no such file" : e.getMessage();
    }

    /** Its name for people. */
    public KeyId id() {
        return new KeyId(digest().hex().substring(0, 16));
    }

    /** The digest of its DER SubjectPublicKeyInfo (RFC 5280, section 4.1): its name for programs. */
    public Digest digest() {
        return Digest.of(key.getEncoded());
    }

    /** The same key as a PEM file, as {@code openssl dgst -verify} and {@code cosign} read it. */
    public byte[] pem() {
        return new Pem(Pem.PUBLIC_KEY, key.getEncoded()).text();
    }

    /** Whether this key's owner signed these bytes. */
    public boolean verifies(byte[] content, DetachedSignature signature) {
        try {
            Signature check = Signature.getInstance("SHA256withECDSA");
            check.initVerify(key);
            check.update(content);
            return check.verify(signature.der());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerificationKey that && key.equals(that.key);
    }

    @Override
    public int hashCode() {
        return key.hashCode();
    }

    @Override
    public String toString() {
        return id().toString();
    }
}
