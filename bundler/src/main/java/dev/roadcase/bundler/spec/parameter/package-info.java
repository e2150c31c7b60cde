/** The key {@code parameters} of demo.yaml: what a presenter may choose, and the values that were chosen. */
package dev.roadcase.bundler.spec.parameter;
