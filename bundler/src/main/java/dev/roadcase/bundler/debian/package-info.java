/**
 * Debian's archives: sources as apt has them, signed lists, which packages are needed. No program of Debian's is run.
 */
package dev.roadcase.bundler.debian;
