/**
 * Turns the names of a demand into digests and sizes. Only small documents are read for it: manifests, configs, sums, lists
 * of packages. No layer and no file is fetched, and nothing is made.
 */
package dev.roadcase.bundler.resolve;
