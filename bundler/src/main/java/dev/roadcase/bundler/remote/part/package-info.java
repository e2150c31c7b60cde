/** Parts of a content (RFC 9110, section 14), by which a transfer goes on where it was cut. */
package dev.roadcase.bundler.remote.part;
