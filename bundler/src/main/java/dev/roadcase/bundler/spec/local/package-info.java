/** The keys {@code make} and {@code run} of demo.yaml: what happens on the computer where the demo's folder is. */
package dev.roadcase.bundler.spec.local;
