/**
 * What a demo asks for: demo.yaml and the manifests beside it, read so that every problem is reported at once with its
 * line and column.
 */
package dev.roadcase.bundler.spec;
