/** Bundles of chosen size and shape, for measurements. */
package dev.roadcase.tests.bench;
