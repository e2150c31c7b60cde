/**
 * A small HTTP server: requests that nobody has checked, answers, TLS, and limits on what clients may take of this
 * machine.
 */
package dev.roadcase.agent.registry.http;
