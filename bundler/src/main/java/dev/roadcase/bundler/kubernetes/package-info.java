/**
 * What is known of Kubernetes' versions: the programs that each takes, where upstream publishes them and their sums,
 * and the flags that came and went.
 */
package dev.roadcase.bundler.kubernetes;
