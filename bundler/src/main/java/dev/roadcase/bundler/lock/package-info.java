/**
 * demo.lock.yaml: what the names of a demo stood for when it was prepared, so that the next prepare carries the same
 * bytes.
 */
package dev.roadcase.bundler.lock;
