/** A demo at a site: what the bundle carries, the values of its parameters, and the addresses that follow from both. */
package dev.roadcase.bundler.cluster.plan;
