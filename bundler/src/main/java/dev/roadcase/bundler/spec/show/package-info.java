/**
 * What a demo shows: its workloads, and the keys {@code pages} and {@code checks} of demo.yaml: what a presenter opens,
 * and requests that show whether the demo works.
 */
package dev.roadcase.bundler.spec.show;
