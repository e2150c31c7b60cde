/**
 * What a demo asks for: demo.yaml, read so that every problem is reported at once with its line and column. This package
 * reads the whole file; each key has a room of its own with its values and the block that reads them.
 */
package dev.roadcase.bundler.spec;
