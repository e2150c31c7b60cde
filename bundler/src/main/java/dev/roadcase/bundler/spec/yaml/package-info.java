/**
 * YAML as people write it: nodes that know their line and column, read within limits, and a list that collects all
 * problems.
 */
package dev.roadcase.bundler.spec.yaml;
