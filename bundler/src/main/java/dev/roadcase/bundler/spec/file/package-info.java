/** The key {@code files} of demo.yaml: what is installed on machines, and where it comes from. */
package dev.roadcase.bundler.spec.file;
