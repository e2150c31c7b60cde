/**
 * The versions of Kubernetes: the programs that each needs, where upstream publishes them and their sums, and the flags
 * that were added or removed.
 */
package dev.roadcase.bundler.kubernetes;
