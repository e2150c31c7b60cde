/** Pushes to a registry of the tests, which can have any maker's habits. */
package dev.roadcase.bundler.push;
