/** Secrets of a show, taken out of texts that others read. */
package dev.roadcase.bundler.secret;
