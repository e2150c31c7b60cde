package dev.roadcase.agent.archive;

import dev.roadcase.agent.signature.DetachedSignature;
import dev.roadcase.agent.signature.Trust;
import dev.roadcase.agent.signature.TrustedKey;
import dev.roadcase.agent.signature.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;

/** A key pair on P-256 made by the JDK. */
public final class TestKey {
    private final KeyPair pair;

    private TestKey(KeyPair pair) {
        this.pair = pair;
    }

    /** A new one. */
    public static TestKey make() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return new TestKey(generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The content of bundle.pub. */
    public byte[] pem() {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPublic().getEncoded());
        return ("-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The content of bundle.sig for this index. */
    public byte[] signatureOf(byte[] index) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(index);
            return new DetachedSignature(signature.sign()).text();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Trusts this key and no other. */
    public Trust trust() {
        VerificationKey key = VerificationKey.parse(pem()).orElseThrow();
        return new Trust(List.of(new TrustedKey(key, "the test made it")), false);
    }
}
