/** What measurements need: bundles of chosen size and shape, and a load for the demonstrator's queue. */
package dev.roadcase.tests.bench;
