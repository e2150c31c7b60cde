package dev.roadcase.bundler.lock;

/**
 * What is known before anything is resolved.
 *
 * @param begun what a run goes by
 * @param former what was locked before, whether the run goes by it or not
 */
public record KnownLock(Lock begun, Lock former) {}
