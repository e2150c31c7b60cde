/**
 * Who signed a bundle, and why that key is trusted: ECDSA P-256 over SHA-256 (FIPS 186-5), checked with nothing but the
 * JDK.
 */
package dev.roadcase.agent.signature;
