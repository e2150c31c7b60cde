package dev.roadcase.agent.signature;

/**
 * A key that the user trusts.
 *
 * @param reason a phrase that follows "trusted because"
 */
public record TrustedKey(VerificationKey key, String reason) {}
