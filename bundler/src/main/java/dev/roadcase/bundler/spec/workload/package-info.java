/** The key {@code workloads} of demo.yaml: which manifests are applied, when, and what to wait for. */
package dev.roadcase.bundler.spec.workload;
