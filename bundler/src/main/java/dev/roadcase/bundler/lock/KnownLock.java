package dev.roadcase.bundler.lock;

/**
 * What is known before anything is resolved.
 *
 * @param begun what the run uses
 * @param former what was locked before, whether the run uses it or not
 */
public record KnownLock(Lock begun, Lock former) {}
