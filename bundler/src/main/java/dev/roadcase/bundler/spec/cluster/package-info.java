/** The key {@code cluster} of demo.yaml: what runs the demo, how large it is, and its networks. */
package dev.roadcase.bundler.spec.cluster;
