/** What can be known to fail before the first byte is fetched, all of it at once. */
package dev.roadcase.bundler.preflight;
