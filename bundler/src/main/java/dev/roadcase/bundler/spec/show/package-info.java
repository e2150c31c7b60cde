/** The keys {@code pages} and {@code checks} of demo.yaml: what a presenter opens, and how to tell that it works. */
package dev.roadcase.bundler.spec.show;
