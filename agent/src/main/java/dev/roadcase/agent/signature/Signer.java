package dev.roadcase.agent.signature;

/**
 * Who signed, and why that is good enough.
 *
 * @param reason a phrase that follows "trusted because": {@code it was given with --key roadcase.pub}
 */
public record Signer(KeyId keyId, String reason) {}
