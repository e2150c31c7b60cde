/**
 * What a demo shows: its workloads, and the keys {@code pages} and {@code checks} of demo.yaml, which say what a presenter
 * opens and how to tell that the demo works.
 */
package dev.roadcase.bundler.spec.show;
