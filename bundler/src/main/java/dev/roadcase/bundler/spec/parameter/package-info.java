/** The key {@code parameters} of demo.yaml: what whoever shows a demo may choose, and the values that were chosen. */
package dev.roadcase.bundler.spec.parameter;
