/**
 * The key {@code steps} of demo.yaml: what the presenter does in the course of the show, in which order, and how each of it
 * is undone.
 */
package dev.roadcase.bundler.spec.step;
