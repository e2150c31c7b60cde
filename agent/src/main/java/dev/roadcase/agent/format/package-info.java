/**
 * The values of the OCI image specification 1.1 that a bundle is made of, and how they are read from JSON.
 *
 * <p>Every constructor validates; what it rejects is an {@link java.lang.IllegalArgumentException} whose message is a
 * sentence for the user. Callers that know the place (file, entry, host) add it.
 */
package dev.roadcase.agent.format;
