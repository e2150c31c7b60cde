/** A registry that gives any answer, and what others have put into registries that is not as a reader would think. */
package dev.roadcase.bundler.odd;
