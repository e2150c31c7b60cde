/**
 * YAML as people write it: nodes that know their line and column, read within limits, and a list on which every
 * problem is put instead of stopping at the first.
 */
package dev.roadcase.bundler.spec.yaml;
