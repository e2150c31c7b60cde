package dev.roadcase.agent.signature;

/**
 * Who signed, and why that is good enough.
 *
 * @param key that verifies the signature
 * @param reason a phrase that follows "trusted because": {@code it was given with --key roadcase.pub}
 */
public record Signer(VerificationKey key, String reason) {
    /** The key's name for people. */
    public KeyId keyId() {
        return key.id();
    }
}
